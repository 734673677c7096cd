import { type Automatic, automaticIn, type OwnAddresses } from './automatic.ts';
import type { Parsed } from './parsed.ts';
import { parseMail } from './parser.ts';
import { preScan, type Scan, valuesOf } from './pre-scan.ts';
import type { Receipt } from './receipt.ts';
import { senderIn } from './sender.ts';
import { isVouchedFor } from './verdicts.ts';

/** What a mail says of itself, and what its receipt says of that. */
export type Reading = {
  readonly scan: Scan;
  readonly from: string | undefined;
  readonly automatic: Automatic | undefined;
  readonly parsed: Parsed | undefined;
  readonly unreadable: string | undefined;
  /** The parser reads another sender out of it than we do. */
  readonly disputed: boolean;
  readonly verified: boolean;
};

/**
 * Reads a mail: what is over a limit, and what comes back from ourselves, no parser sees.
 *
 * @param thread what parses it, where that does not lie beside this
 */
export async function readMail(
  receipt: Receipt,
  raw: Uint8Array,
  own: OwnAddresses,
  thread?: string,
): Promise<Reading> {
  const scan = preScan(raw);
  const from = senderIn(valuesOf(scan.headers, 'from'));
  const automatic = automaticIn(scan.headers, receipt.source, from, own);
  const parsing = scan.over || automatic === 'loop' ? undefined : await parseMail(raw, thread);
  const parsed = parsing && 'parsed' in parsing ? parsing.parsed : undefined;
  return {
    scan,
    from,
    automatic,
    parsed,
    unreadable: parsing && 'unreadable' in parsing ? parsing.unreadable : undefined,
    disputed: parsed !== undefined && parsed.from?.toLowerCase() !== from,
    verified: from !== undefined && isVouchedFor(receipt.verdicts, from, receipt.source ?? ''),
  };
}

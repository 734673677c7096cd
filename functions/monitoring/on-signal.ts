import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { system } from '../kernel/actor.ts';
import { isClaim } from '../runtime/call.ts';
import { log } from '../runtime/log.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { signalKey } from './apply.ts';
import { ingest } from './ingest.ts';
import { keepable, readSignal } from './intake.ts';
import { quarantinedSignals } from './keep.ts';
import { quarantine } from './quarantine.ts';
import type { Signal } from './signal.ts';

const by = system('on-signal');
const atOnce = 8;

type Message = { readonly record: SQSRecord; readonly signal: Signal };

async function setAside(record: SQSRecord, reason: string, source: string, now: string): Promise<void> {
  const id = await nextNumber('monitoring', 'SIG');
  const found = { reason, source, raw: keepable(record.body) };
  try {
    await quarantinedSignals.save(quarantine(found, record.messageId, id, by, now));
  } catch (error) {
    if (!isClaim(error)) throw error;
  }
}

/** One alarm's messages of this batch, each signal once. */
async function takeIn(messages: readonly Message[], now: string): Promise<void> {
  const once = new Map(
    messages.map(({ record, signal }) => [signalKey(signal), { signal, raw: keepable(record.body) }]),
  );
  await ingest([...once.values()], now);
}

/** Work by the messages that it is for: if it fails, exactly those come back. */
type Work = { readonly records: readonly SQSRecord[]; readonly run: () => Promise<void> };

function plan(records: readonly SQSRecord[], now: string): Work[] {
  const alarms = new Map<string, Message[]>();
  const works: Work[] = [];
  for (const record of records) {
    const read = readSignal(record.body, now);
    if ('signal' in read) {
      const { fingerprint } = read.signal;
      alarms.set(fingerprint, [...(alarms.get(fingerprint) ?? []), { record, signal: read.signal }]);
    } else works.push({ records: [record], run: () => setAside(record, read.unreadable, read.source, now) });
  }
  for (const messages of alarms.values())
    works.push({ records: messages.map(({ record }) => record), run: () => takeIn(messages, now) });
  return works;
}

/** Takes in a batch of the signals queue. Each alarm succeeds or comes back on its own. */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const works = plan(Records, new Date().toISOString());
  const failed: SQSRecord[] = [];
  const worker = async () => {
    for (let work = works.pop(); work; work = works.pop()) {
      try {
        await work.run();
      } catch (error) {
        log.error('Signals could not be taken in', { error: error as Error, messages: work.records.length });
        failed.push(...work.records);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

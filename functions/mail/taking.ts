import { createHash } from 'node:crypto';
import type { Claim } from '../kernel/decision.ts';
import { findPerson, personIdFor } from '../people/read.ts';
import { isClaim } from '../runtime/call.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { capped } from './capped.ts';
import { hintsIn } from './hints.ts';
import { type Facts, type Fate, judge, type Reply } from './judgement.ts';
import { mails } from './keep.ts';
import { ownAddresses } from './mail-settings.ts';
import { rawMail, storeFiles, storeHtml } from './mail-store.ts';
import type { Parsed } from './parsed.ts';
import { threadOf } from './participants.ts';
import { policyFor } from './policies.ts';
import { type Scan, valuesOf } from './pre-scan.ts';
import { readReplyAddress } from './read.ts';
import { readMail } from './reading.ts';
import { type Receipt, receivedKey } from './receipt.ts';
import { keep, marksOf, type Taken } from './receiving.ts';
import { replyKeys } from './reply-keys.ts';

const by = 'system:on-received';
/** As long as the bytes of a mail are kept, and some days. */
const remembered = 400 * 24 * 3600;
const noProof = { ticket: undefined, reply: undefined } as const;

const claim = (pk: string, at: string, values?: Claim['values']): Claim => ({
  pk,
  sk: 'claim',
  ...(values && { values }),
  expiresAt: Math.floor(Date.parse(at) / 1000) + remembered,
});

/** The row that knows the same mail when its sender's server sends it again; none without a Message-ID. */
function sameMail(
  messageId: string | undefined,
  from: string | undefined,
  body: Uint8Array,
): string | undefined {
  if (!messageId || !from) return undefined;
  const hash = createHash('sha256')
    .update(JSON.stringify([messageId, from]))
    .update(body)
    .digest('hex');
  return `message#${hash}`;
}

/** Our address that decides: one to reply to before any other, else the first; for a mail that was found, what it says. */
function ourAddress({ recipients }: Receipt, scan: Scan): string {
  const [first] = recipients;
  const reply = recipients.find((address) => readReplyAddress(address, []));
  if (reply ?? first) return String(reply ?? first).toLowerCase();
  const own = ownAddresses();
  const said =
    valuesOf(scan.headers, 'to')
      .join(' ')
      .toLowerCase()
      .match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [];
  return said.find((address) => readReplyAddress(address, [])) ?? own.addresses[0] ?? '';
}

async function replyIn(
  to: string,
  person: string,
  now: string,
): Promise<{ ticket: string | undefined; reply: Reply | undefined }> {
  const said = readReplyAddress(to, []);
  if (!said) return noProof;
  const token = readReplyAddress(to, await replyKeys(Math.floor(Date.parse(now) / 1000), said.version));
  const thread = token && (await threadOf(token.ticket));
  if (!token || !thread) return { ticket: token?.ticket, reply: undefined };
  const { participants, over } = thread;
  const others = participants.filter((each) => each !== person);
  const proof = token.isOf(person) ? 'theirs' : others.some(token.isOf) ? 'other' : 'none';
  return {
    ticket: token.ticket,
    reply: { ticket: token.ticket, proof, participant: participants.includes(person), over },
  };
}

/** Everything that is known of a mail, looked up once. */
async function lookAt(receipt: Receipt, raw: Uint8Array, now: string) {
  const { scan, parsed, ...read } = await readMail(receipt, raw, ownAddresses());
  const to = ourAddress(receipt, scan);
  const person = read.from ? await personIdFor(read.from) : '';
  const known = read.from ? await findPerson(person) : undefined;
  const { ticket, reply } = await replyIn(to, person, now);
  const facts: Facts = {
    ...read,
    over: scan.over,
    verdicts: receipt.verdicts,
    person,
    left: known?.state === 'inactive',
    reply,
    policy: await policyFor(to),
  };
  const named = reply && reply.proof !== 'none' ? undefined : ticket;
  return { scan, facts, parsed, to, ticket, hints: hintsIn(scan.headers, named) };
}

type Looked = Awaited<ReturnType<typeof lookAt>>;

async function store(parsed: Parsed | undefined, fate: Fate) {
  // What carries a virus is looked at by nobody, and what is dropped by few: its bytes lie with the raw mail.
  const wanted = fate.state !== 'dropped' && !('reason' in fate && fate.reason === 'virus');
  if (!parsed || !wanted) return { files: [], html: undefined };
  return { files: await storeFiles(parsed.files), html: await storeHtml(parsed.html) };
}

async function save(looked: Looked, receipt: Receipt, raw: Uint8Array, now: string): Promise<void> {
  const { scan, facts, parsed, to, ticket, hints } = looked;
  if (await readRow('mail', receivedKey(receipt.id), 'claim')) return;
  const { from, verified, automatic } = facts;
  const judged = judge(facts);
  const body = raw.subarray(scan.bodyAt);
  const same = sameMail(valuesOf(scan.headers, 'message-id')[0], from, body);
  const twin = same && (await readRow('mail', same, 'claim'));
  const counts = judged.state === 'accepted' && !twin && from;
  const joins =
    judged.state === 'accepted' && judged.becomes.as === 'comment' ? judged.becomes.on : undefined;
  const cap = counts ? await capped(from, joins, receipt.id, now) : { claims: [] };
  const fate: Fate = twin
    ? { state: 'dropped', reason: 'duplicate', because: String(twin.mail) }
    : 'over' in cap
      ? { state: 'quarantined', reason: 'too-many', because: cap.over }
      : judged;
  const id = await nextNumber('mail', 'MAIL');
  const { files, html } = await store(parsed, fate);
  const marks = marksOf(parsed, scan.headers, automatic);
  const person = facts.person || undefined;
  const taken: Taken = {
    id,
    receipt,
    to,
    from,
    person,
    verified,
    size: raw.length,
    headers: scan.headers,
    parsed,
    marks,
    hints,
    files,
    html,
    replyTo: ticket,
  };
  const claims = [
    claim(receivedKey(receipt.id), now, { mail: id }),
    ...(same && !twin ? [claim(same, now, { mail: id })] : []),
    ...('claims' in cap ? cap.claims : []),
  ];
  await mails.save(keep(taken, fate, by, now), { claims });
}

/** Takes one mail in, once, however often it is told of: it is kept, and ends as one thing. */
export async function takeMail(receipt: Receipt, now: string): Promise<void> {
  const done = receivedKey(receipt.id);
  if (await readRow('mail', done, 'claim')) return;
  const raw = await rawMail(receipt.key);
  const looked = await lookAt(receipt, raw, now);
  try {
    await retryingRaces(() => save(looked, receipt, raw, now));
  } catch (error) {
    if (!isClaim(error, done)) throw error;
  }
}

/** Keeps a mail at which we failed again and again: somebody looks at it, and nothing was read out of it. */
export async function setMailAside(receipt: Receipt, because: string, now: string): Promise<void> {
  const id = await nextNumber('mail', 'MAIL');
  const fate: Fate = { state: 'quarantined', reason: 'unreadable', because: because.slice(0, 300) };
  const [to = ownAddresses().addresses[0] ?? ''] = receipt.recipients;
  const nothing = {
    from: undefined,
    person: undefined,
    verified: false,
    parsed: undefined,
    html: undefined,
    replyTo: undefined,
  };
  const taken: Taken = { ...nothing, id, receipt, to, size: 0, headers: [], marks: [], hints: [], files: [] };
  try {
    await mails.save(keep(taken, fate, by, now), {
      claims: [claim(receivedKey(receipt.id), now, { mail: id })],
    });
  } catch (error) {
    if (!isClaim(error)) throw error;
  }
}

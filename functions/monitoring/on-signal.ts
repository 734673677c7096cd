import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { log } from '../runtime/log.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { noteChange } from './change-notes.ts';
import { Envelope } from './envelope.ts';
import type { HealthNote } from './health-note.ts';
import { type Incoming, type Read, readMessage } from './intake.ts';
import type { Integration } from './integration.ts';
import { integrations } from './keep.ts';
import { noteHealth } from './noting-health.ts';
import { sourceOf } from './sideline.ts';
import { setAside, takeBeatIn, takeIn, waited } from './take-in.ts';
import { inTurn } from './turns.ts';
import { vouched } from './vouch.ts';

const atOnce = 8;

/** Work by the messages that it is for: if it fails, exactly those come back. */
type Work = { readonly records: readonly SQSRecord[]; readonly run: () => Promise<void> };
type Message = { readonly record: SQSRecord; readonly envelope?: Envelope | undefined };
type Opened = { readonly record: SQSRecord; readonly read: Read };

/** What an endpoint of ours put there, if it was one. */
function envelopeOf({ body }: SQSRecord): Envelope | undefined {
  if (!body.startsWith('{"door":')) return undefined;
  try {
    return Envelope.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** The integrations that messages of this batch name, as they are now. */
async function named(messages: readonly Message[]): Promise<ReadonlyMap<string, Integration>> {
  const ids = new Set(messages.flatMap(({ envelope }) => envelope?.from ?? []));
  const found = ids.size ? await integrations.all([...ids].filter((id) => id.startsWith('INT-'))) : [];
  return new Map(found.map((integration) => [integration.id, integration]));
}

const hasWaited = ({ messageAttributes }: SQSRecord) => Boolean(messageAttributes?.[waited]);

type Arrived = { readonly record: SQSRecord; readonly incoming: Incoming };

/** What AWS Health says, by event: it is kept before alerts are made of it, so that whoever opens an incident finds it. */
function noting(opened: readonly Opened[], now: string): Work[] {
  const events = new Map<string, { records: SQSRecord[]; notes: HealthNote[] }>();
  for (const { record, read } of opened) {
    if (!read.health) continue;
    const { records = [], notes = [] } = events.get(read.health.key) ?? {};
    events.set(read.health.key, { records: [...records, record], notes: [...notes, read.health] });
  }
  return [...events.values()].map(({ records, notes }) => ({ records, run: () => noteHealth(notes, now) }));
}

function plan(opened: readonly Opened[], now: string): Work[] {
  const alarms = new Map<string, Arrived[]>();
  const works: Work[] = [];
  for (const { record, read } of opened) {
    for (const incoming of read.signals) {
      const { fingerprint } = incoming.signal;
      alarms.set(fingerprint, [...(alarms.get(fingerprint) ?? []), { record, incoming }]);
    }
    for (const { change } of read.changes)
      works.push({ records: [record], run: () => noteChange(change, now) });
    for (const [nth, unreadable] of read.unreadable.entries())
      works.push({ records: [record], run: () => setAside(record, nth, unreadable, now) });
  }
  const source = ([first]: readonly Arrived[]) => (first ? sourceOf(first.incoming.signal) : '');
  for (const messages of inTurn([...alarms.values()], source)) {
    const records = messages.map(({ record }) => record);
    const fair = !records.some(hasWaited);
    const arrivals = messages.map(({ incoming }) => incoming);
    works.push({ records, run: () => takeIn(arrivals, fair, now) });
  }
  return works;
}

/** Milliseconds before the end at which nothing is begun any more: what was done must not be done again. */
const lastCall = 5_000;

/** Runs each, eight at a time, while there is time. @returns the messages of those that failed or were not begun */
async function done(works: Work[], { getRemainingTimeInMillis: left }: Context): Promise<SQSRecord[]> {
  const failed: SQSRecord[] = [];
  await someAtOnce(works, atOnce, async ({ run, records }) => {
    try {
      if (left() < lastCall) throw new Error('There was no time left');
      await run();
    } catch (error) {
      log.error('Signals could not be taken in', { error: error as Error, messages: records.length });
      failed.push(...records);
    }
  });
  return failed;
}

/** Takes in a batch of the signals queue. Each alarm succeeds or comes back on its own. */
export async function handler({ Records }: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const now = new Date().toISOString();
  const messages: Message[] = Records.map((record) => ({ record, envelope: envelopeOf(record) }));
  const known = await named(messages);
  const opened: Opened[] = [];
  const opening = messages.map(({ record, envelope }): Work => {
    const run = async () => {
      if (envelope?.door === 'heartbeat') return takeBeatIn(envelope.from, envelope.receivedAt, now);
      const judged = envelope && (await vouched(envelope, record.body, known.get(envelope.from)));
      opened.push({ record, read: judged ?? readMessage(record.body, now, known) });
    };
    return { records: [record], run };
  });
  const unopened = await done(opening, context);
  const unnoted = await done(noting(opened, now), context);
  const further = opened.filter(({ record }) => !unnoted.includes(record));
  const failed = [...unopened, ...unnoted, ...(await done(plan(further, now), context))];
  const itemIdentifiers = new Set(failed.map(({ messageId }) => messageId));
  return { batchItemFailures: [...itemIdentifiers].map((itemIdentifier) => ({ itemIdentifier })) };
}

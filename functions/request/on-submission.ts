import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { system } from '../kernel/actor.ts';
import { fieldsOf } from '../kernel/form-body.ts';
import { readableText } from '../kernel/text.ts';
import { personIdFor } from '../people/read.ts';
import { isClaim } from '../runtime/call.ts';
import { log } from '../runtime/log.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { answersShown } from './answers.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import { referenceHash } from './sealed-id.ts';
import { SentForm } from './sent-form.ts';
import { catalogueItems, submissions } from './stored.ts';
import { take } from './submission.ts';
import { readWebForm } from './web-form.ts';

const by = system('on-submission');
const atOnce = 8;
/** The queue gives a message up after five tries: the one before that, we keep it where people see it. */
const lastTry = 4;
const longest = 100_000;

type Fate = Pick<
  Parameters<typeof take>[0],
  'state' | 'reason' | 'raw' | 'answers' | 'values' | 'name' | 'email' | 'person' | 'practice' | 'item'
>;

const aside = (item: string, reason: string, raw: string): Fate => ({
  state: 'quarantined',
  item: item || 'unknown',
  reason,
  raw: readableText(raw).slice(0, longest),
});

/** What is to become of what a form sent, as the form is now. */
async function fateOf(sent: SentForm, item: CatalogueItem | undefined): Promise<Fate> {
  const content = item?.live?.content;
  if (!content?.public) return aside(sent.form, 'The form is not offered any more.', sent.body);
  const read = readWebForm(content.fields, fieldsOf(sent.body, sent.type), sent.type, sent.receivedAt);
  const { email, name, answers, faults, suspicion } = read;
  if (faults.length)
    return aside(
      sent.form,
      `The form has changed: ${faults.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')}.`,
      sent.body,
    );
  return {
    state: suspicion ? 'quarantined' : content.public.confirm ? 'unconfirmed' : 'accepted',
    item: sent.form,
    practice: content.target.practice,
    answers: answersShown(content.fields, answers),
    values: { ...answers },
    email,
    person: await personIdFor(email),
    ...(name && { name }),
    ...(suspicion && { reason: suspicion }),
  };
}

/** A message that our own door put there; anything else is nobody's. */
function sentForm(body: string): SentForm | undefined {
  try {
    return SentForm.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

async function keep({ messageId, body }: SQSRecord, now: string, failure?: string): Promise<void> {
  const sent = sentForm(body);
  const fate =
    failure || !sent
      ? aside(sent?.form ?? '', failure ?? 'It is no form.', sent?.body ?? body)
      : await fateOf(sent, await catalogueItems.find(sent.form));
  const id = await nextNumber('request', 'SUB');
  const came = {
    ...fate,
    id,
    receivedAt: sent?.receivedAt ?? now,
    ...(sent?.origin && { origin: sent.origin }),
  };
  try {
    await submissions.save(
      take(came, { reference: referenceHash(sent?.reference ?? messageId), message: messageId }, by, now),
    );
  } catch (error) {
    // It came before.
    if (!isClaim(error)) throw error;
  }
}

/** Takes in a batch of what forms sent. Each becomes one submission, whatever it is; what we fail at is kept for people to look at. */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const now = new Date().toISOString();
  const failed: string[] = [];
  await someAtOnce(Records, atOnce, async (record) => {
    try {
      await keep(record, now);
    } catch (error) {
      log.error('A form could not be taken in', { error: error as Error });
      if (Number(record.attributes.ApproximateReceiveCount) < lastTry) failed.push(record.messageId);
      else
        await keep(record, now, (error as Error).message.slice(0, 500)).catch(() =>
          failed.push(record.messageId),
        );
    }
  });
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

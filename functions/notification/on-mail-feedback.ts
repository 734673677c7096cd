import middy from '@middy/core';
import type { EventBridgeEvent } from 'aws-lambda';
import { system } from '../kernel/actor.ts';
import { contactsOf, findPerson } from '../people/read.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import { boxes, notifications, suppressedAddresses } from './keep.ts';
import { type Feedback, feedbackIn } from './mail-feedback.ts';
import { lastResort, masked, noteBounced } from './notification.ts';
import { addressId } from './suppressed.ts';
import { report } from './suppressed-address.ts';

const by = system('on-mail-feedback');

/** Who got what a notification's id names, and whether an address is one of theirs. */
type Sent = { readonly person?: string | undefined; readonly is: (address: string) => boolean };

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** What the desk sent under an id; undefined when it sent nothing of that name. */
async function sentAs(id: string): Promise<Sent | undefined> {
  const [, boxed, version] = /^notices-(.+)-(\d+)$/.exec(id) ?? [];
  if (!boxed) {
    const told = await notifications.find(id);
    const person = told?.person === lastResort ? undefined : told?.person;
    return (
      told && {
        person,
        is: (address) => masked('email', address).toLowerCase() === told.address.toLowerCase(),
      }
    );
  }
  const [box, person] = await Promise.all([boxes.find(boxed), findPerson(boxed)]);
  if (!box || !person || box.version < Number(version)) return undefined;
  const theirs = [person.email, ...contactsOf(person).map(({ address }) => address)];
  return { person: boxed, is: (address) => theirs.some((own) => same(own, address)) };
}

async function noteAddress(
  address: string,
  said: string | undefined,
  feedback: Feedback,
  sent: Sent,
  now: string,
) {
  const id = addressId(address);
  const { sort, notification = '', id: heard } = feedback;
  const told = { id: `${heard}`, sort, said, notification, person: sent.person };
  await retryingRaces(async () => {
    const decision = report(await suppressedAddresses.find(id), { id, address }, told, by, now);
    if (decision) await suppressedAddresses.save(decision);
  });
}

/** A page that came back says so itself, whatever it said when SES took it. */
async function noteNotification(id: string, { sort }: Feedback, now: string): Promise<void> {
  if (sort === 'transient') return;
  await retryingRaces(async () => {
    const told = await notifications.find(id);
    const decision = told && noteBounced(told, sort === 'complaint' ? 'complaint' : 'bounce', by, now);
    if (decision) await notifications.save(decision);
  });
}

/**
 * SES tells that a mail came back, or was called spam. An address that will not take mail gets no more; what may pass is counted. It
 * may come twice and late, and what the desk did not send, or did not send there, has no effect.
 */
export const handler = middy<EventBridgeEvent<string, unknown>, void>().handler(async ({ detail }) => {
  const feedback = feedbackIn(detail);
  const now = new Date().toISOString();
  const { notification } = feedback;
  const sent = notification && (await sentAs(notification));
  const known = sent ? feedback.to.filter(({ address }) => sent.is(address)) : [];
  if (!sent || !known.length)
    return log.warn('Feedback on a mail that the desk did not send', { notification });
  for (const { address, said } of known) await noteAddress(address, said, feedback, sent, now);
  await noteNotification(notification, feedback, now);
});

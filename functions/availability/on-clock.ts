import { system } from '../kernel/actor.ts';
import { findPerson } from '../people/read.ts';
import { onClock, type Struck } from '../runtime/on-clock.ts';
import { lookAtBudget } from './budgets.ts';
import type { ErrorBudget } from './error-budget.ts';
import { outages } from './keep.ts';
import type { Outage } from './outage.ts';
import { pass } from './outage-course.ts';
import { leave, type StatusSubscriber, sendLetter, waitForGuest } from './status-subscriber.ts';
import { announcements, errorBudgets, statusPages, subscribers } from './stored.ts';
import { subscriberPath, tellSubscribers } from './telling.ts';

const by = system('clock');

const move = (outage: Outage, { due, depth }: Struck) => outages.save(pass(outage, by, due), { depth });

const look = ({ id }: ErrorBudget, { now, depth }: Struck) => lookAtBudget(id, by, now, depth);

/** Whoever asked is written to, as soon as they are known as a guest. */
async function letter(subscriber: StatusSubscriber, { now, depth }: Struck): Promise<void> {
  const [person, page] = await Promise.all([
    findPerson(subscriber.person),
    statusPages.find(subscriber.page),
  ]);
  const path = await subscriberPath(subscriber);
  const decision = person
    ? sendLetter(subscriber, page?.name ?? subscriber.page, path, by, now)
    : waitForGuest(subscriber, by, now);
  await subscribers.save(decision, { depth });
}

async function expiry(subscriber: StatusSubscriber, { due, depth }: Struck): Promise<void> {
  const decision = leave(subscriber, 'expired', by, due);
  if (decision) await subscribers.save(decision, { depth });
}

/** What happens when a clock of this practice strikes. */
export const handler = onClock({
  outage: { keep: outages, strikes: { begin: move, end: move } },
  'error-budget': { keep: errorBudgets, strikes: { look } },
  'status-announcement': { keep: announcements, strikes: { tell: tellSubscribers } },
  'status-subscriber': { keep: subscribers, strikes: { letter, expiry } },
});

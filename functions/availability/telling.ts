import { system } from '../kernel/actor.ts';
import { queryPage } from '../runtime/listing.ts';
import type { Struck } from '../runtime/on-clock.ts';
import { sealed } from '../runtime/sealed.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { isRunning, type Outage } from './outage.ts';
import { drop, type StatusAnnouncement, toldUpTo } from './status-announcement.ts';
import { tell } from './status-subscriber.ts';
import { announcements, statusPages, stored, subscribers } from './stored.ts';

const by = system('clock');
const atOnce = 8;
const inOneGo = 200;

/** Page on which a subscriber confirms, or stops, what they get; only they have its address. */
export const subscriberPath = async ({
  id,
  page,
}: {
  readonly id: string;
  readonly page: string;
}): Promise<string> => `/v1/status/${page}/subscriptions/${await sealed('status-subscriber', id)}`;

const moment = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;

function textOf({ about, text }: StatusAnnouncement, { type, begin, end }: Outage): string {
  if (about === 'update') return text ?? '';
  if (about === 'end') return `It lasted from ${moment(begin)} to ${moment(end ?? begin)}.`;
  return type === 'planned' ? `From ${moment(begin)} to ${moment(end ?? begin)}.` : `Since ${moment(begin)}.`;
}

/** Whether it is still to be told: a beginning only while it goes on, and nothing of what never was. */
const stands = ({ about }: StatusAnnouncement, outage: Outage | undefined): outage is Outage =>
  outage !== undefined && outage.state !== 'canceled' && (about !== 'begin' || isRunning(outage));

/** Tells the subscribers of a page, two hundred at a time, each once; the rest when the clock strikes again. */
export async function tellSubscribers(
  announcement: StatusAnnouncement,
  { now, depth }: Struck,
): Promise<void> {
  const [outage, page] = await Promise.all([
    stored.find(announcement.outage),
    statusPages.find(announcement.page),
  ]);
  if (!stands(announcement, outage) || page?.state !== 'active' || !page.subscriptions)
    return void (await announcements.save(drop(announcement, by, now), { depth }));
  const scan = {
    ...{
      practice: 'availability',
      index: 'subject' as const,
      partition: `status-subscriber#page:${page.id}`,
    },
    ...{ after: announcement.after, limit: inOneGo },
  };
  const { rows, after } = await queryPage([scan], inOneGo);
  const found = await subscribers.all(rows.map(({ pk }) => String(pk).slice('status-subscriber#'.length)));
  const what = {
    id: announcement.id,
    title: `${page.name}: ${announcement.title}`,
    text: textOf(announcement, outage),
  };
  await someAtOnce(found, atOnce, async (subscriber) => {
    const decision = tell(subscriber, what, await subscriberPath(subscriber), by, now);
    if (decision) await subscribers.save(decision, { depth });
  });
  await announcements.save(toldUpTo(announcement, after, by, now), { depth });
}

import type { Actor } from '../kernel/actor.ts';
import { cached } from '../runtime/cached.ts';
import { collection } from '../runtime/collection.ts';
import { isRace } from '../runtime/races.ts';
import type { Heard } from '../runtime/reaction.ts';
import type { Outage } from './outage.ts';
import { titleOf } from './status.ts';
import { type AnnouncementOf, announce, announcementId } from './status-announcement.ts';
import { type StatusPage, shows } from './status-page.ts';
import { announcements, statusPages, stored } from './stored.ts';

/** Pages whose subscribers are told, at most five seconds old. */
const tellingPages: () => Promise<readonly StatusPage[]> = /* @__PURE__ */ cached(
  async () =>
    (await collection(statusPages)).filter(({ state, subscriptions }) => state === 'active' && subscriptions),
  5_000,
);

const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

type Telling = Pick<AnnouncementOf, 'about' | 'text'> & { readonly nth?: number; readonly wait: boolean };

/** It is over, by its source, by hand, or because it was put right. */
const ends = ({ changed }: Heard) => (changed.state as { to?: string } | undefined)?.to === 'ended';

/** What an event of an outage is to its subscribers; undefined for what only the desk has to know. */
function tellingOf(heard: Heard, outage: Outage): Telling | undefined {
  const { type, version } = heard;
  if (type === 'outage.opened') return { about: 'begin', wait: true };
  if (type === 'outage.planned') return { about: 'begin', wait: false };
  if (ends(heard)) return { about: 'end', wait: false };
  if (type !== 'outage.update-posted') return undefined;
  return { about: 'update', nth: version, wait: false, text: outage.updates?.at(-1)?.text ?? '' };
}

/** The end of something is told to those who were told of its beginning. */
const wasTold = async (page: string, outage: string) =>
  (await announcements.find(announcementId({ page, outage, about: 'begin' })))?.state === 'told';

async function plan(
  of: AnnouncementOf,
  title: string,
  due: string,
  by: Actor,
  now: string,
  depth: number,
): Promise<void> {
  try {
    await announcements.save(announce(of, title, due, by, now), { depth });
  } catch (error) {
    // The event came twice: it is planned.
    if (!isRace(error, ['already-exists', 'stale-version'])) throw error;
  }
}

/** Plans to tell the subscribers of each page that shows what an outage is about. What is over before they are told is not told at all. */
export async function announceChange(heard: Heard, by: Actor, now: string): Promise<void> {
  const outage = await stored.find(heard.id);
  const telling = outage && tellingOf(heard, outage);
  if (!outage || !telling) return;
  const { about, nth, wait, text } = telling;
  for (const page of await tellingPages()) {
    const names = shows(page, outage).map(({ name }) => name);
    if (!names.length || (about === 'end' && !(await wasTold(page.id, outage.id)))) continue;
    const title = about === 'end' ? `Over: ${titleOf(outage.type, names)}` : titleOf(outage.type, names);
    const of = { page: page.id, outage: outage.id, about, ...(nth && { nth }), ...(text && { text }) };
    await plan(of, title, wait ? later(now, page.tellAfter) : now, by, now, heard.next);
  }
}

import { Refusal } from '../kernel/refusal.ts';
import { findPerson, findTeam } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf } from '../runtime/call.ts';
import { collection } from '../runtime/collection.ts';
import type { feedContract } from './contract/feeds.ts';
import { type Followed, feedId, followed, revokeFeed, untouched } from './feed.ts';
import { feedPath } from './feed-address.ts';
import { feeds, schedules } from './keep.ts';

/** What a feed is called; undefined when there is nobody and nothing of that id. */
async function titleOf({ what, id }: Followed): Promise<string | undefined> {
  if (what === 'person') return (await findPerson(id))?.name;
  return what === 'team' ? (await findTeam(id))?.title : (await schedules.find(id))?.title;
}

/** Addresses of calendars. */
export const serveFeeds: Handlers<typeof feedContract> = {
  listFeeds: async (call) => {
    const { id, name = id } = call.actor;
    const all = (await collection(schedules)).map((one) => ({
      of: { what: 'schedule' as const, id: one.id },
      title: one.title,
    }));
    const teams = call.actor.teams.map((team) => ({ of: { what: 'team' as const, id: team }, title: team }));
    const wanted = [{ of: { what: 'person' as const, id }, title: name }, ...all, ...teams];
    const known = new Map(
      (await feeds.all(wanted.map(({ of }) => feedId(of)))).map((feed) => [feed.id, feed]),
    );
    const items = wanted.map(async ({ of, title }) => {
      const feed = known.get(feedId(of)) ?? untouched(of, title);
      return { ...publicly(feed), title, path: await feedPath(feed) };
    });
    return pageOf(call, await Promise.all(items));
  },
  revokeFeed: async (call) => {
    const of = followed(call.id);
    const title = of && (await titleOf(of));
    if (!of || title === undefined)
      throw new Refusal('not-found', `There is no feed ${call.id.slice(0, 40)}.`);
    const decision = revokeFeed(await feeds.find(call.id), of, title, call.actor, call.at);
    const path = await feedPath(decision.after);
    return commit(call, feeds, decision, () => ({ path }));
  },
};

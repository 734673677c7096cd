import { activeServices } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { teamIds } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { countsAt } from '../runtime/counting.ts';
import { eventRows } from '../runtime/history.ts';
import { matchingPage } from '../runtime/matching.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import {
  type AttainmentBy,
  attainmentOf,
  placeOf as countedAt,
  monthsBefore,
  monthsBetween,
  nameOf,
} from './attainment.ts';
import type { serviceLevelContract } from './contract/levels.ts';
import { serviceLevels } from './keep.ts';
import { brought, countAttainment, subjectOf } from './keeping.ts';
import { missedAt, missedPartition } from './missed.ts';
import { serviceLevelRights } from './rights.ts';
import { maySee, seen, visible } from './seeing.ts';
import { type Book, bookNow, recentBook } from './terms.ts';
import { proven } from './trial.ts';

const practice = 'service-level';
/** A year, with the same month of the year before. */
const mostMonths = 13;

/** What attainment can be read of, in the order of its names. */
async function columns(by: AttainmentBy, { agreements }: Book): Promise<{ id: string; name: string }[]> {
  if (by === 'agreement') return agreements.map(({ id, name }) => ({ id, name }));
  if (by === 'service') return (await activeServices()).map(({ id, name }) => ({ id, name }));
  return (await teamIds()).map((id) => ({ id, name: id }));
}

function monthsOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  at: string,
): string[] {
  const last = to ?? at.slice(0, 7);
  const first = from ?? monthsBefore(last, 5);
  if (first > last) throw invalid('?from', 'is after the last month');
  const months = monthsBetween(first, last);
  if (months.length > mostMonths) throw invalid('?from', `is more than ${mostMonths} months before the last`);
  return months;
}

/** How a clock came to be what it is, is for those who work at the desk. @throws {Refusal} `forbidden` */
function demandStaff({ actor }: { readonly actor: Actor }): void {
  if (reach(serviceLevelRights, actor) !== 'all')
    throw new Refusal('forbidden', 'How it is measured is for those who work at the desk.');
}

type Asked = {
  readonly limit: number;
  readonly team?: string | undefined;
  readonly agreement?: string | undefined;
  readonly service?: string | undefined;
};

/** What is live, by when it is due. */
async function livePage({ limit, team }: Asked, after: string | undefined) {
  const teams = team ? [team] : [...(await teamIds()), 'none'];
  const partitions = teams.flatMap((one) => queuePartitions(practice, one));
  return matchingPage(serviceLevels, {
    scansAt: (place) => partitions.map((partition) => ({ ...place, practice, index: 'open', partition })),
    fits: ({ state }) => state === 'live',
    ...{ limit, after },
  });
}

/** What was missed in a month, in the order in which it was. */
const missedPage = (month: string, { limit, ...asked }: Asked, after: string | undefined) =>
  matchingPage(serviceLevels, {
    scansAt: (place) => [{ ...place, practice, index: 'subject', partition: missedPartition(month) }],
    fits: (level) =>
      (['team', 'service'] as const).every((field) => !asked[field] || level[field] === asked[field]) &&
      missedAt(level, month).some(({ agreement }) => !asked.agreement || agreement === asked.agreement),
    ...{ limit, after },
  });

/** The clocks of records, and how much of what was agreed was kept. */
export const serveLevels: Handlers<typeof serviceLevelContract> = {
  listServiceLevels: async (call) => {
    const { about, missed } = call.query;
    if (about) {
      const [level, book] = await Promise.all([serviceLevels.find(about), recentBook()]);
      const may = level && maySee(level, call.actor);
      return pageOf(call, may ? [seen(level, book, call.actor, call.at)] : []);
    }
    if (reach(serviceLevelRights, call.actor) !== 'all')
      throw new Refusal(
        'forbidden',
        'You may read what is agreed about one of your own records: name it as `about`.',
      );
    const place = await placeOf(call);
    const { items, after } = await (missed
      ? missedPage(missed, call.query, place)
      : livePage(call.query, place));
    const book = await recentBook();
    return pageOf(
      call,
      items.map((level) => seen(level, book, call.actor, call.at)),
      after,
    );
  },
  getServiceLevel: async (call) => {
    const [level, book] = await Promise.all([visible(call.id, call.actor), recentBook()]);
    return show(call, seen(level, book, call.actor, call.at));
  },
  readServiceLevelTimeline: async (call) => {
    demandStaff(call);
    const { id } = await visible(call.id, call.actor);
    const { rows, after } = await eventRows(
      practice,
      `service-level#${id}`,
      call.query.limit,
      await placeOf(call),
    );
    return pageOf(call, rows.map(toEntry), after);
  },
  proveServiceLevel: async (call) => {
    demandStaff(call);
    const [level, book] = await Promise.all([visible(call.id, call.actor), bookNow()]);
    const subject = await subjectOf(level.id, book, level.zone);
    return pageOf(call, subject ? proven(level.levels, subject, Date.parse(call.at)) : []);
  },
  recomputeServiceLevel: async (call) => {
    const book = await bookNow();
    const { before, decision } = await brought(call.id, book, call.actor, call.at, call.at);
    const level = decision?.after ?? before;
    if (!level) throw new Refusal('not-found', `Nothing is agreed about ${call.id.slice(0, 40)}.`);
    const shown = () => seen(level, book, call.actor, call.at);
    const answer = decision
      ? await commit(call, serviceLevels, decision, shown)
      : show(call, { ...level, ...shown() });
    await countAttainment(level);
    return answer;
  },
  readAttainment: async (call) => {
    const { by } = call.query;
    const months = monthsOf(call.query, call.at);
    const names = months.flatMap((month) => [nameOf(month, 'met'), nameOf(month, 'missed')]);
    const all = await columns(by, await bookNow());
    const items = await someAtOnce(all, 8, async (one) =>
      attainmentOf(one, months, await countsAt(practice, 'service-level', countedAt(by, one.id), names)),
    );
    return pageOf(call, items);
  },
};

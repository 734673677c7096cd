import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Firing } from '../../functions/incident/alarm.ts';
import { handlingOf, judge } from '../../functions/monitoring/alert-rule-match.ts';
import type { Fields } from '../../functions/monitoring/hold.ts';
import { incidentsOf, type Turn } from '../../functions/monitoring/incident-model.ts';
import { groupDesk } from './group-desk.ts';

/*
 * The oracle keeps a list of what is open and asks, for each alert that fires, the plain question: is one open that has it, or
 * one of its keys? What is tested has slots, claims and versions instead, and is told in any order and more than once.
 */

const start = Date.UTC(2026, 10, 22, 9);
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
const most = 100;

type Tags = { readonly cluster?: string | undefined; readonly host?: string | undefined };
type Mark = { readonly minute: number; readonly alert: number; readonly fires: boolean };
type Grouping = { by: string[]; minutes: number; rolling: boolean };
type Mode = 'all_resolved' | 'first_resolved' | 'last_resolved' | 'never';

const tags = fc.record({
  cluster: fc.constantFrom('blue', 'green', undefined),
  host: fc.constantFrom('one', 'two', 'three', undefined),
});
const templates = ['{{tags.cluster}}', '{{tags.host}}', '{{tags.cluster}}/{{tags.host}}', 'everything'];
const grouping = fc.record({
  by: fc.uniqueArray(fc.constantFrom(...templates), { minLength: 1, maxLength: 3 }),
  minutes: fc.constantFrom(0, 5, 30, 600, 1_440),
  rolling: fc.boolean(),
});
const mode = fc.constantFrom<Mode>('all_resolved', 'first_resolved', 'last_resolved', 'never');

/** What the rule makes of an alert with these tags, by the code that places it. */
const groupOf = (group: Grouping, of: Tags, resolve?: Mode) => {
  const rules = [{ id: 'r', effect: { group, ...(resolve && { resolve }) }, last: false }];
  return handlingOf(judge(rules, { tags: of }), { tags: of }, 'cloudwatch') ?? {};
};

/** The same in plain words: a template with something missing is none. */
const keysOf = ({ by }: Grouping, { cluster, host }: Tags): string[] =>
  by.flatMap((template) => {
    if (template === 'everything') return [template];
    if (template === '{{tags.cluster}}') return cluster ?? [];
    if (template === '{{tags.host}}') return host ?? [];
    return cluster && host ? [`${cluster}/${host}`] : [];
  });

type Open = {
  opened: number;
  until: number;
  gathers: boolean;
  members: { alert: number; firing: number; joined: number; ended: boolean }[];
  keys: Set<string>;
  over: boolean;
};

/** What should come of these marks, in the order of time. */
function oracle(marks: readonly Mark[], all: readonly Tags[], group: Grouping, resolve: Mode) {
  const incidents: Open[] = [];
  const firings = all.map(() => 0);
  const firing = all.map(() => false);
  const joinable = (one: Open, now: number) => !one.over && one.members.length < most && now < one.until;
  const window = (one: Open, now: number) =>
    group.minutes === 0
      ? Number.POSITIVE_INFINITY
      : group.rolling
        ? Math.min(now + group.minutes, one.opened + 24 * 60)
        : one.opened + group.minutes;
  for (const { minute, alert, fires } of marks) {
    if (firing[alert] === fires) continue;
    firing[alert] = fires;
    const mine = incidents.find((one) => !one.over && one.members.some((member) => member.alert === alert));
    if (!fires) {
      const member = mine?.members.find((one) => one.alert === alert);
      if (!mine || !member) continue;
      member.ended = true;
      const order = mine.members.toSorted((a, b) => a.joined - b.joined || a.alert - b.alert);
      if (resolve === 'all_resolved') mine.over = order.every(({ ended }) => ended);
      if (resolve === 'first_resolved') mine.over = order[0]?.ended === true;
      if (resolve === 'last_resolved') mine.over = order.at(-1)?.ended === true;
      continue;
    }
    firings[alert] = (firings[alert] ?? 0) + 1;
    const keys = keysOf(group, all[alert] ?? {});
    const kin = keys.flatMap(
      (key) => incidents.find((one) => one.keys.has(key) && joinable(one, minute)) ?? [],
    );
    const found = mine ?? kin[0];
    const into: Open = found ?? {
      ...{ opened: minute, until: Number.POSITIVE_INFINITY, gathers: false },
      ...{ members: [], keys: new Set<string>(), over: false },
    };
    if (!found) incidents.push(into);
    const free = keys.filter((key) => !incidents.some((one) => one.keys.has(key) && joinable(one, minute)));
    if (!mine)
      for (const key of free) {
        for (const one of incidents) one.keys.delete(key);
        into.keys.add(key);
      }
    into.members = into.members.filter((one) => one.alert !== alert);
    into.members.push({ alert, firing: firings[alert] ?? 0, joined: minute, ended: false });
    if (!found && keys.length) into.gathers = true;
    if (into.gathers && (!found || group.rolling)) into.until = window(into, minute);
  }
  return incidents;
}

type Alerts = readonly Tags[];
const marksOf = (count: number, length: number, span: number) =>
  fc
    .uniqueArray(fc.nat(span), { minLength: 1, maxLength: length })
    .chain((minutes) =>
      fc.tuple(
        ...minutes
          .toSorted((a, b) => a - b)
          .map((minute) =>
            fc.record({ minute: fc.constant(minute), alert: fc.nat(count - 1), fires: fc.boolean() }),
          ),
      ),
    );

/** Marks with the firing that each begins or ends; what says nothing new is left out. */
function turnsOf(marks: readonly Mark[]): (Mark & { readonly firing: number })[] {
  const state = new Map<number, { firing: number; fires: boolean }>();
  return marks.flatMap((mark) => {
    const { firing, fires } = state.get(mark.alert) ?? { firing: 0, fires: false };
    if (fires === mark.fires) return [];
    const next = { firing: firing + (mark.fires ? 1 : 0), fires: mark.fires };
    state.set(mark.alert, next);
    return [{ ...mark, firing: next.firing }];
  });
}

const firingOf = (
  of: Tags,
  group: Grouping,
  resolve: Mode | undefined,
  turn: Mark & { firing: number },
): Firing => ({
  ...{ id: `ALT-${1000 + turn.alert}`, title: 'Busy', episode: turn.firing, changedAt: at(turn.minute) },
  ...{ state: turn.fires ? 'firing' : 'cleared', urgency: 'high', impact: 'high' },
  ...groupOf(group, of, resolve),
  resolve,
});

/** Incidents as sets of members, each with the firing that it has of it. */
const shape = (incidents: { members: readonly { alert: number; firing: number }[]; over: boolean }[]) =>
  incidents.map(({ members, over }) => ({
    over,
    members: members.map(({ alert, firing }) => `${alert}#${firing}`).toSorted(),
  }));
const numberOf = (id: string) => Number(id.slice(4)) - 1000;

describe('which alerts become one incident, against an oracle', () => {
  const alerts = fc.array(tags, { minLength: 6, maxLength: 6 });

  test('in the order of time: keys, windows, their cap, and whose end is the end', () => {
    fc.assert(
      fc.property(alerts, marksOf(6, 30, 5_000), grouping, mode, (all: Alerts, marks, group, resolve) => {
        const desk = groupDesk();
        const turns = turnsOf(marks);
        for (const turn of turns)
          desk.hear(
            firingOf(all[turn.alert] ?? {}, group, resolve, turn),
            turn.fires ? turn.firing : undefined,
            at(turn.minute),
          );
        const right = shape(oracle(marks, all, group, resolve));
        const kept = desk.all().map(({ alerts: joined = {}, state }) => ({
          over: state === 'resolved',
          members: Object.entries(joined).map(([id, { episode }]) => ({
            alert: numberOf(id),
            firing: episode,
          })),
        }));
        expect(shape(kept)).toEqual(right);
        // What a rule is tried by comes to the same.
        const modelled = turns.map((turn): Turn => {
          const { id, title } = firingOf({}, group, resolve, turn);
          const alert = { id, title, handling: groupOf(group, all[turn.alert] ?? {}, resolve) } as Fields;
          return { at: at(turn.minute), alert, what: turn.fires ? 'raised' : 'cleared' };
        });
        expect(
          incidentsOf(modelled).map(({ alerts: joined, over }) => [Object.keys(joined).length, over]),
        ).toEqual(right.map(({ members, over }) => [members.length, over]));
      }),
      { numRuns: 600 },
    );
  });

  test('told in any order, late, twice and at once: who fires with the same key shares the one open incident', () => {
    const told = marksOf(6, 14, 60).chain((marks) => {
      const turns = turnsOf(marks);
      return fc.tuple(
        fc.constant(turns),
        fc.shuffledSubarray([...turns, ...turns], { minLength: turns.length * 2 }),
        fc.array(fc.nat(4), { minLength: 28, maxLength: 28 }),
      );
    });
    fc.assert(
      fc.property(
        alerts,
        told,
        fc.constantFrom(...templates),
        (all: Alerts, [turns, hearings, behind], template) => {
          const group = { by: [template], minutes: 0, rolling: false };
          const desk = groupDesk();
          const now = new Map(turns.map((turn) => [turn.alert, turn]));
          for (const [nth, { alert, fires, firing }] of hearings.entries()) {
            const standing = now.get(alert);
            if (!standing) continue;
            const heard = firingOf(all[alert] ?? {}, group, undefined, standing);
            desk.hear(heard, fires ? firing : undefined, at(100 + nth), behind[nth]);
          }
          const working = desk.working();
          for (const { alerts: joined = {} } of working)
            expect(Object.values(joined).some(({ clearedAt }) => !clearedAt)).toBe(true);
          const going = [...now.values()].filter(({ fires }) => fires);
          const holders = going.map(({ alert }) => {
            const of = working.filter(
              ({ alerts: joined }) =>
                joined?.[`ALT-${1000 + alert}`]?.clearedAt === undefined && joined?.[`ALT-${1000 + alert}`],
            );
            expect(of).toHaveLength(1);
            return { id: of[0]?.id, keys: keysOf(group, all[alert] ?? {}) };
          });
          for (const [key, same] of Map.groupBy(holders, ({ keys }) => keys[0]))
            if (key !== undefined) expect(new Set(same.map(({ id }) => id)).size).toBe(1);
          expect(working.length).toBe(new Set(holders.map(({ id }) => id)).size);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('no incident has more than a hundred alerts: the next one opens another for its group', () => {
    const many = Array.from({ length: 230 }, (_, alert) => alert);
    fc.assert(
      fc.property(fc.shuffledSubarray([...many, ...many], { minLength: 460 }), (order) => {
        const desk = groupDesk();
        const group = { by: ['everything'], minutes: 0, rolling: false };
        for (const [minute, alert] of order.entries())
          desk.hear(firingOf({}, group, undefined, { minute, alert, fires: true, firing: 1 }), 1, at(minute));
        const sizes = desk.all().map(({ alerts: joined }) => Object.keys(joined ?? {}).length);
        expect(sizes).toEqual([100, 100, 30]);
        // An alert that is in a full one fires again into it, and ends there.
        for (const alert of many)
          desk.hear(
            firingOf({}, group, undefined, { minute: 600, alert, fires: false, firing: 1 }),
            undefined,
            at(600),
          );
        expect(desk.working()).toEqual([]);
      }),
      { numRuns: 3 },
    );
  });
});

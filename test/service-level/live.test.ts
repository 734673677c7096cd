import fc from 'fast-check';
import { expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import type { Claim } from '../../functions/kernel/decision.ts';
import { iso } from '../../functions/kernel/span.ts';
import { always, type WorkingCalendar } from '../../functions/kernel/working-time.ts';
import { missedIn } from '../../functions/service-level/attainment.ts';
import { type Agreed, clocksOf, follow } from '../../functions/service-level/follow.ts';
import { missedPartition } from '../../functions/service-level/missed.ts';
import { momentsOf } from '../../functions/service-level/moments.ts';
import type { Reached } from '../../functions/service-level/reached.ts';
import type { ServiceLevel } from '../../functions/service-level/service-level.ts';
import { agreed, opened, type Step, told } from './histories.ts';

const minute = 60_000;
const friday = Date.parse('2026-03-27T12:00:00Z');
const office: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  hours: [
    { days: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' },
    { days: [1, 2, 3, 4, 5, 6], from: '13:00', to: '18:00' },
  ],
  holidays: ['2026-03-30'],
};
const within = (amount: number, unit = 'hours') => ({ within: { amount, unit } });
const one = (name: string, calendar: WorkingCalendar, ask: Record<string, unknown>): Agreed => ({
  terms: agreed({ name, ...ask }),
  calendar,
});
const book: Agreed[] = [
  one('Answered', always, { measure: 'response', targets: [within(50, 'minutes')] }),
  one('Solved', office, {
    targets: [within(9), { when: { field: 'priority', atMost: 2 }, ...within(3) }],
    escalations: [
      { at: { percent: 50 }, tell: ['team'] },
      { at: { minutesBefore: 15 }, tell: ['assignee'] },
      { at: { minutesAfter: 90 }, raise: true },
    ],
  }),
  one('Solved for gold', always, {
    conditions: { start: { field: 'service', is: 'gold' } },
    targets: [within(1, 'working-days')],
  }),
  one('Told', office, {
    measure: 'update',
    targets: [within(2)],
    escalations: [{ at: { percent: 75 }, tell: ['team'] }],
  }),
];

const steps: readonly (readonly [string, Record<string, unknown>])[] = [
  ['incident.acknowledged', { state: 'acknowledged', assignee: 'dana' }],
  ['incident.held', { state: 'on-hold', hold: { reason: 'requester' } }],
  ['incident.held', { state: 'on-hold', hold: { reason: 'vendor' } }],
  ['incident.resumed', { state: 'acknowledged', hold: undefined }],
  ['incident.changed', { priority: 1 }],
  ['incident.changed', { priority: 4 }],
  ['incident.changed', { service: 'gold' }],
  ['incident.changed', { service: 'shop' }],
  ['incident.commented', {}],
  ['incident.resolved', { state: 'resolved', hold: undefined }],
  ['incident.reopened', { state: 'open' }],
  ['incident.merged', { state: 'closed', mergedInto: 'INC-1' }],
];
const turn = fc.record({
  /** Minutes and milliseconds until it happens. */
  after: fc.integer({ min: 0, max: 900 }),
  odd: fc.integer({ min: 0, max: 999 }),
  what: fc.nat(steps.length - 1),
  who: fc.constantFrom('dana', 'rosa', 'system:clock'),
  /** How long the bus takes until it is heard, in minutes; whether it is heard twice. */
  heard: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })),
  twice: fc.boolean(),
});
/** Seconds by which a schedule strikes late, one after the other. */
const lateness = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 });

const by = system('test');

/** A desk with one incident: what happens to it, what is heard of that, and the schedules that were set. */
function live(
  turns: readonly { after: number; odd: number; what: number; who: string; heard: number; twice: boolean }[],
  late: readonly number[],
  until: number,
) {
  const history: Step[] = [['incident.opened', friday, opened, 'rosa']];
  const hearings = [friday];
  for (const { after, odd, what, who, heard, twice } of turns) {
    const at = (history.at(-1)?.[1] as number) + after * minute + odd;
    const [type, fields] = steps[what] as (typeof steps)[number];
    history.push([type, at, fields, who]);
    hearings.push(at + heard * minute, ...(twice ? [at + heard * minute + 7_000] : []));
  }
  const schedules: { due: string; at: number }[] = [];
  const reached: { one: Reached; now: number }[] = [];
  let row: ServiceLevel | undefined;
  const rows = new Map<string, Claim>();
  const subject = (now: number) => ({
    id: 'INC-1001',
    about: 'incident' as const,
    moments: momentsOf(told(history.filter(([, at]) => at <= now))),
    agreed: book,
  });
  const bring = (at: string, now: number) => {
    const decision = follow(row, subject(now), by, at, now);
    if (!decision) return;
    const before = row?.clocks?.next;
    row = decision.after;
    for (const claim of decision.claims ?? []) {
      const there = rows.get(claim.sk);
      if (there) expect(there.values?.holder).toBe(claim.heldBy);
      rows.set(claim.sk, claim);
    }
    const found = (decision.event.facts?.reached ?? []) as Reached[];
    reached.push(...found.map((each) => ({ one: each, now })));
    const due = row.clocks?.next;
    if (due && due !== before)
      schedules.push({
        due,
        at: Math.max(now, Date.parse(due)) + (late[schedules.length % late.length] as number) * 1_000,
      });
  };
  const waiting = hearings.filter((at) => at <= until).sort((a, b) => a - b);
  for (;;) {
    schedules.sort((a, b) => a.at - b.at);
    const [heard, struck] = [waiting[0], schedules[0]];
    if (heard !== undefined && (!struck || heard <= struck.at)) {
      waiting.shift();
      bring(iso(heard), heard);
    } else if (struck && struck.at <= until) {
      schedules.shift();
      // What the runtime asks before anything is done: is the record's clock still the one that was set?
      if (row?.clocks?.next === struck.due) bring(struck.due, struck.at);
    } else break;
  }
  const listed = [...rows.values()].flatMap(({ values = {} }) =>
    values.subjectPk ? [values.subjectPk] : [],
  );
  return { row, reached, subject, listed };
}

test('1,000 random histories: what was heard late, twice and out of turn, with stale schedules, is what a replay says', () => {
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 12 }), lateness, (turns, late) => {
      const until = friday + 21 * 24 * 60 * minute;
      const { row, reached, subject, listed } = live(turns, late, until);
      expect(row?.levels ?? []).toEqual(clocksOf(subject(until), until));
      const months = (row?.levels ?? []).flatMap((clock) => missedIn(clock) ?? []);
      expect(listed.toSorted()).toEqual([...new Set(months)].map(missedPartition).toSorted());
      if (months.length) expect(row?.counted).toBe(true);
      for (const { one: each, now } of reached) {
        expect(Date.parse(each.at)).toBeLessThanOrEqual(now);
        if (!each.proof) continue;
        const { stretches, elapsed, target } = each.proof;
        const sum = stretches.reduce(
          (all, stretch) => all + Date.parse(stretch.until) - Date.parse(stretch.from),
          0,
        );
        expect([sum, elapsed]).toEqual([target, target]);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('where everything is heard at once, each point is said within a minute of its second, and once', () => {
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 12 }), lateness, (turns, late) => {
      const prompt = turns.map((each) => ({ ...each, heard: 0 }));
      // Priorities and services move targets, so that a point may have passed before it was promised.
      const still = prompt.filter(
        ({ what }) => !['incident.changed', 'incident.reopened'].includes(steps[what]?.[0] ?? ''),
      );
      const { reached } = live(still, late, friday + 21 * 24 * 60 * minute);
      for (const { one: each, now } of reached) expect(now - Date.parse(each.at)).toBeLessThanOrEqual(61_000);
      const named = reached.map(({ one: each }) => `${each.agreement} ${each.point} ${each.at}`);
      expect(new Set(named).size).toBe(named.length);
    }),
    { numRuns: 300 },
  );
});

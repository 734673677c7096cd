import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../functions/kernel/refusal.ts';
import { escalate, expire, leave, remind, withdraw } from '../../functions/record/approval-course.ts';
import { everybodyHere } from '../../functions/record/approval-notice.ts';
import { type Approval, waitingFor, waitingRows } from '../../functions/record/approval-round.ts';
import { tally } from '../../functions/record/approval-tally.ts';
import { at, begun, by, cast, stepOf, voter } from './approvals.ts';

const crowd = ['ann', 'bob', 'cyd', 'dan', 'eve', 'femi', 'rosa'] as const;
const person = fc.constantFrom(...crowd);
const quorum = fc.oneof(
  fc.constantFrom('any' as const, 'all' as const, 'first' as const),
  fc.record({ count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
);
const asked = fc.uniqueArray(fc.constantFrom('ann', 'bob', 'cyd', 'dan', 'eve'), { maxLength: 4 });
const steps = fc.array(fc.record({ asked, quorum, veto: fc.boolean() }), { minLength: 1, maxLength: 3 });
const deed = fc.oneof(
  fc.record({
    do: fc.constantFrom('approve', 'reject'),
    who: person,
    place: fc.option(person, { nil: undefined }),
  }),
  fc.record({ do: fc.constantFrom('remind', 'escalate'), who: person }),
  fc.record({ do: fc.constantFrom('leave', 'leave', 'withdraw', 'expire'), who: person }),
);
type Deed = { do: string; who: string; place?: string | undefined };

function after(round: Approval, { do: what, who, place }: Deed): Approval {
  if (what === 'remind') return remind(round, everybodyHere, by, at).after;
  if (what === 'escalate') return escalate(round, 'why', everybodyHere, by, at).after;
  if (what === 'leave') return leave(round, who, everybodyHere, by, at)?.after ?? round;
  if (what === 'withdraw') return withdraw(round, 'why', by, at).after;
  if (what === 'expire') return expire(round, by, at).after;
  const standing = place ? voter(who, { standsFor: [place] }) : who;
  return cast(round, standing, what as 'approve' | 'reject', place);
}

/** What has to hold of every round, whatever was done. */
function laws(before: Approval, next: Approval): void {
  const people = next.votes.flatMap(({ by: who, approver }) => [...new Set([who, approver])]);
  expect(new Set(people).size).toBe(people.length);
  expect(people).not.toContain('rosa');
  expect(next.votes.slice(0, before.votes.length)).toEqual(before.votes);
  if (before.state !== 'pending') expect(next).toEqual(before);
  if (next.state !== 'pending') expect(waitingFor(next)).toEqual([]);
  if (next.state === 'approved')
    next.steps.forEach((step, index) => {
      const { approvals, need } = tally(next, index, step);
      expect(approvals).toBeGreaterThanOrEqual(need);
      expect(step.need).toBe(need);
    });
  if (next.state === 'rejected')
    expect(next.votes.some(({ decision, step }) => decision === 'reject' && step === next.step)).toBe(true);
  if (next.step > before.step) expect(next.step).toBe(before.step + 1);
  // Whoever gains or loses a place on the list gains or loses their row.
  const rows = waitingRows(before, next).map(({ sk, values }) => `${values?.holder} ${sk.slice(6)}`);
  const [then, now] = [waitingFor(before), waitingFor(next)];
  const expected = [
    ...now.filter((one) => !then.includes(one)).map((one) => `asked ${one}`),
    ...then.filter((one) => !now.includes(one)).map((one) => `done ${one}`),
  ];
  expect(rows).toEqual(expected);
}

test('whatever people do in whatever order, no law of a round is broken', () => {
  fc.assert(
    fc.property(steps, fc.array(deed, { maxLength: 14 }), (plan, deeds) => {
      let round = begun(plan.map((one) => stepOf(one.asked, { quorum: one.quorum, veto: one.veto })));
      for (const one of deeds) {
        const before = round;
        try {
          round = after(before, one);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
        laws(before, round);
      }
    }),
    { numRuns: 500 },
  );
});

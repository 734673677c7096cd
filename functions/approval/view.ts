import type { Approvable } from '../record/approvable.ts';
import { type Approval, currentStep, openApprovers } from '../record/approval-round.ts';
import { tally } from '../record/approval-tally.ts';

const { max } = Math;

/** How each step of a round stands. */
const counts = (round: Approval) =>
  round.steps.map((step, index) => {
    const { approvals, rejections, need } = tally(round, index, step);
    const open = index === round.step && round.state === 'pending' ? openApprovers(round, step) : [];
    return { approvals, rejections, need: max(1, need), open };
  });

/** What somebody can do about a round, or why they cannot. */
export function mineIn(round: Approval, person: string, standsFor: readonly string[]) {
  if (round.votes.some(({ by, approver }) => by === person || approver === person))
    return { why: 'voted' as const };
  if (round.state !== 'pending') return { why: 'over' as const };
  if (round.excluded.includes(person)) return { why: 'involved' as const };
  const open = openApprovers(round, currentStep(round));
  if (open.includes(person)) return { why: 'asked' as const, place: person };
  const place = standsFor.find((one) => open.includes(one));
  return place ? { why: 'delegate' as const, place } : { why: 'not-asked' as const };
}

/** What a round says beside itself: what it asks for, how its steps stand, and what the caller can do. */
export function around(
  round: Approval,
  about: Approvable | undefined,
  person: string,
  standsFor: readonly string[],
) {
  // A round that is over asked for what the record may no longer say.
  const asked = about?.round === round.round ? about.shown : undefined;
  return { counts: counts(round), mine: mineIn(round, person, standsFor), ...(asked && { asked }) };
}

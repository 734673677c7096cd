import { type Approval, currentStep, openApprovers } from '../record/approval-round.ts';
import { tally } from '../record/approval-tally.ts';
import type { Change } from './change.ts';

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
  change: Change | undefined,
  person: string,
  standsFor: readonly string[],
) {
  const asked = change && {
    type: change.type,
    title: change.title,
    description: change.description,
    implementer: change.implementer,
    cis: change.cis,
    services: change.services,
    plans: change.plans,
    outage: change.outage,
    plannedFrom: change.plannedFrom,
    plannedTo: change.plannedTo,
    risk: change.risk,
  };
  // A round that is over asked for what the change may no longer say.
  const same = change?.round === round.round;
  return { counts: counts(round), mine: mineIn(round, person, standsFor), ...(same && asked && { asked }) };
}

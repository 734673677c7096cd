import type { Approvable } from '../record/approvable.ts';
import { standingStep } from '../record/approval-policy.ts';
import { canonical, sha256 } from '../runtime/chain.ts';
import type { ContinuityPlan } from './plan.ts';

/** The hash of what a plan says: a vote is for exactly this. */
export const contentHash = ({ draft }: ContinuityPlan): string => sha256(canonical(draft));

/** A plan as whoever asks for votes on it sees it: without a policy for plans, its team's managers are asked as for changes. */
export function approvableOf(plan: ContinuityPlan): Approvable {
  const { id, round, state, title, team, requester, draft, service } = plan;
  return {
    id,
    kind: 'continuity-plan',
    round,
    asked: state === 'awaiting-approval',
    over: 'The plan was withdrawn.',
    title,
    team,
    requester,
    involved: draft.owner ? [draft.owner] : [],
    policies: [],
    steps: [],
    otherwise: [standingStep(false)],
    tells: true,
    facts: { id, title, team, requester, services: [service] },
    content: contentHash(plan),
    shown: {
      kind: 'continuity-plan',
      title,
      ...(draft.text && { description: draft.text }),
      services: [service],
      steps: draft.steps.map((step) => ({
        id: step.id,
        title: step.title,
        by: step.by,
        after: step.after ?? [],
      })),
    },
    check: {
      table: 'continuity',
      pk: `continuity-plan#${id}`,
      sk: 'record',
      field: 'state',
      among: ['awaiting-approval'],
      and: [{ field: 'round', among: [round] }],
    },
  };
}

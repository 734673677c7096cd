import { hasEnded } from './fulfilment-task.ts';
import type { ServiceRequest } from './service-request.ts';

const day = (at: string) => at.slice(0, 10);

/** Where a request stands, in the words of whoever waits for it. */
export function standingOf(request: ServiceRequest): string {
  const { state, tasks, approvals, dueAt, late, question, resolution } = request;
  const done = tasks.filter(hasEnded).length;
  const when = dueAt ? (late ? ' It takes longer than we said.' : ` Expected by ${day(dueAt)}.`) : '';
  switch (state) {
    case 'awaiting-approval':
      return approvals?.manager && !approvals.policies?.length
        ? 'Your manager is asked.'
        : 'Those who have to agree are asked.';
    case 'in-fulfilment':
      return done
        ? `Being prepared: ${done} of ${tasks.length} steps done.${when}`
        : `Being prepared.${when}`;
    case 'needs-information':
      return question
        ? `We need to know something from you: ${question}`
        : 'We need to know something from you.';
    case 'fulfilled':
      return 'Ready. If something is not as you ordered it, say so.';
    case 'partially-fulfilled':
      return 'Ready, except for what could not be had.';
    case 'closed':
      return 'Done.';
    case 'rejected':
      return resolution ? `It was not approved: ${resolution}` : 'It was not approved.';
    case 'canceled':
      return 'It was canceled.';
  }
}

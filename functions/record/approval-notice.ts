import type { Actor } from '../kernel/actor.ts';
import { type Approval, currentStep, waitingFor } from './approval-round.ts';
import type { Notice } from './notice.ts';

/** What is known of approvers when a step begins: who stands for whom now, and who is away with nobody to stand for them. */
export type Ground = {
  readonly delegates: Readonly<Record<string, readonly string[]>>;
  readonly away: readonly string[];
};

/** Nobody is away, and nobody stands for anybody. */
export const everybodyHere: Ground = { delegates: {}, away: [] };

type Round = Omit<Approval, 'version' | 'chain'>;

/** Page on which a round is decided. The address alone decides nothing: it has two buttons, for who is signed in. */
export const approvalPath = (round: Pick<Approval, 'id'>): string => `/approvals/${round.id}`;

const notice = (round: Round, to: readonly string[], topic: string, title: string, text: string): Notice[] =>
  to.length
    ? [{ to: [...new Set(to)], topic, title: `${round.about}: ${title}`, text, path: approvalPath(round) }]
    : [];

const sentenceOf = ({ title, steps, step }: Round) =>
  `${title}\nStep ${step + 1} of ${steps.length}: ${steps[step]?.name}.`;

const asking = (round: Round, people: readonly string[], { delegates }: Ground, title: string): Notice[] => {
  const instead = people.flatMap((one) =>
    (delegates[one] ?? []).flatMap((delegate) =>
      notice(round, [delegate], 'approval', `${title}, in place of ${one}`, sentenceOf(round)),
    ),
  );
  return [...notice(round, people, 'approval', title, sentenceOf(round)), ...instead];
};

const words = {
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn, there is nothing left to decide',
  expired: 'not decided in time',
  pending: 'asked',
} as const;

/** What people are told of a round. */
export const told = {
  asked: (next: Round, ground: Ground): Notice[] =>
    asking(next, waitingFor(next as Approval), ground, 'your approval is asked for'),
  reminded: (next: Round, ground: Ground): Notice[] =>
    asking(next, waitingFor(next as Approval), ground, 'your approval is still missing'),
  escalated: (before: Round, next: Round, ground: Ground): Notice[] => {
    const known = waitingFor(before as Approval);
    const more = waitingFor(next as Approval).filter((person) => !known.includes(person));
    const name = currentStep(next).name;
    return [
      ...asking(next, more, ground, 'your approval is asked for, others did not answer'),
      ...notice(
        next,
        [next.requester],
        'approval-course',
        'others are asked as well',
        `${next.title}\n${name}.`,
      ),
    ];
  },
  tabled: (next: Round, sitting: string): Notice[] =>
    notice(
      next,
      [next.requester],
      'approval-course',
      `on the agenda of ${sitting.slice(0, 16).replace('T', ' ')} UTC`,
      `${next.title}\n${currentStep(next).name}.`,
    ),
  decided: (next: Round, actor: Actor): Notice[] => {
    const title = `${words[next.state]}${next.state === 'pending' ? '' : ` in round ${next.round}`}`;
    const why = next.reason ? `${next.title}\n${next.reason}` : next.title;
    const voters = next.state === 'withdrawn' ? next.votes.map(({ by }) => by) : [];
    const people = [...(next.quiet ? [] : [next.requester]), ...voters].filter((one) => one !== actor.id);
    return notice(next, people, 'approval-decided', title, why);
  },
};

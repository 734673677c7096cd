import type { ProblemCandidate } from '../../../functions/problem/candidate.ts';
import type { Problem as Kept } from '../../../functions/problem/problem.ts';
import type { RecurrenceRule } from '../../../functions/problem/recurrence-rule.ts';
import type { Base, Priority } from '../../model.ts';

/** A problem as the portal reads it. */
export type Problem = Base & Omit<Kept, 'kind' | 'priority'> & { priority: Priority; steps?: string[] };

/** What the desk found by itself. */
export type Candidate = Base &
  Omit<ProblemCandidate, 'kind' | 'evidence'> & {
    evidence: { id: string; at: string; title?: string; state?: string }[];
  };

export type Rule = Base & Omit<RecurrenceRule, 'kind'>;

/** An incident that a problem causes. */
export type Caused = {
  id: string;
  title: string;
  state: string;
  priority: Priority;
  service: string;
  waits: boolean;
  told?: number;
  openedAt: string;
};

/** A problem that may be the same. */
export type SimilarProblem = {
  id: string;
  title: string;
  state: string;
  because: string[];
  knownError?: boolean;
};

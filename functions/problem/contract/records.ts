import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { line, slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { BulkOutcome } from '../../record/bulk.ts';
import { CountsQuery, countsKnown } from '../../record/tally.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { Bulk } from '../bulk.ts';
import { ChangeProblem } from '../correction.ts';
import { problemStates } from '../lifecycle.ts';
import { OpenProblem } from '../opening.ts';
import { ciId } from '../problem.ts';
import { SimilarProblem, SimilarProblemQuery } from '../similar.ts';
import { command, look, one, ProblemRow, ProblemView } from './view.ts';

const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();
const places = ['assignee', 'requester', 'service', 'ci', 'errorCode', 'watching', 'mine'] as const;

/**
 * Where to look is a team's queue, or a person, a service, an item, an error code, what I watch, what is mine; the rest says
 * which of those. `closed=true` adds what is over, which a queue does not hold.
 */
export const ProblemQuery = z
  .strictObject({
    ...paging,
    team: slug.optional(),
    state: z.enum(problemStates).optional(),
    priority: z.coerce.number().int().min(1).max(5).optional(),
    assignee: slug.optional(),
    requester: slug.optional(),
    service: slug.optional(),
    ci: ciId.optional(),
    errorCode: line(80).optional(),
    watching: z.literal('me').optional(),
    mine: yes,
    major: yes,
    knownError: yes,
    unassigned: yes,
    closed: yes,
  })
  .refine((query) => places.filter((place) => query[place]).length < 2, `ask by one of ${places.join(', ')}`);

/** Opening, finding, reading and writing problems. */
export const recordContract = contract([
  {
    ...look,
    id: 'countProblems',
    path: '/v1/problems/counts',
    summary: 'How many are new, assessed, analyzed, being fixed, resolved, unassigned, major, known, mine',
    query: CountsQuery,
    answer: countsKnown.meta({ id: 'ProblemCounts' }),
  },
  {
    ...look,
    id: 'findSimilarProblems',
    path: '/v1/problems/similar',
    summary: 'Find problems and known errors like the one that is about to be opened',
    query: SimilarProblemQuery,
    answer: page(SimilarProblem),
  },
  {
    ...look,
    id: 'listProblems',
    path: '/v1/problems',
    summary: 'List problems: a queue, a person’s, or those of a service, an item or an error code',
    query: ProblemQuery,
    answer: page(ProblemRow),
  },
  {
    ...command,
    id: 'openProblem',
    path: '/v1/problems',
    summary: 'Raise a problem, with the incidents that it is the cause of',
    command: 'create',
    ask: OpenProblem,
    status: 201,
  },
  {
    ...look,
    id: 'bulkProblems',
    method: 'POST',
    path: '/v1/problems/bulk',
    summary: 'Give one command on up to a hundred problems, or see what would be refused',
    command: 'bulk',
    ask: Bulk,
    answer: BulkOutcome,
  },
  { ...look, id: 'getProblem', path: one, summary: 'Read a problem', answer: ProblemView },
  {
    ...command,
    method: 'PATCH',
    id: 'changeProblem',
    path: one,
    summary: 'Correct what is known of a problem',
    command: 'change',
    ask: ChangeProblem,
  },
  {
    ...look,
    id: 'readProblemTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
]);

import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { DismissCandidate, ProblemCandidate } from '../candidate.ts';
import { problemFields } from '../opening.ts';
import { AddRecurrenceRule, ChangeRecurrenceRule, RecurrenceRule } from '../recurrence-rule.ts';
import { candidateRights, problemRuleRights } from '../rights.ts';
import { ProblemView } from './view.ts';

const candidate = ProblemCandidate.omit({ chain: true, clocks: true }).meta({ id: 'ProblemCandidateView' });
/** With what its evidence says of itself now. */
const shown = candidate
  .extend({
    evidence: z.array(
      z.object({ id: z.string(), at: instant, title: z.string().optional(), state: z.string().optional() }),
    ),
  })
  .meta({ id: 'ProblemCandidateShown' });
const rule = RecurrenceRule.omit({ chain: true, clocks: true }).meta({ id: 'ProblemRule' });
const all = '/v1/problem-candidates';
const rules = '/v1/problem-rules';
const looking = { method: 'GET', rights: candidateRights } as const;
const ruling = { method: 'POST', rights: problemRuleRights, answer: rule } as const;

/** Those that wait for a judgement; `closed=true` shows all there have been, the newest first. */
export const CandidateQuery = z.strictObject({
  ...paging,
  team: slug.optional(),
  closed: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
});

/** What can be said along when a candidate is accepted. */
const AcceptCandidate = z
  .strictObject({
    title: problemFields.title,
    description: problemFields.description,
    impact: problemFields.impact,
    urgency: problemFields.urgency,
    team: problemFields.team,
    assignee: problemFields.assignee,
    category: problemFields.category,
  })
  .partial();

/** What the desk found by itself, and by which rules. */
export const candidateContract = contract([
  {
    ...looking,
    id: 'listProblemCandidates',
    path: all,
    summary: 'List what recurs, and may have a cause of its own',
    query: CandidateQuery,
    answer: page(candidate),
  },
  {
    ...looking,
    id: 'getProblemCandidate',
    path: `${all}/{id}`,
    summary: 'Read what recurs, with its evidence',
    answer: shown,
  },
  {
    method: 'POST',
    rights: candidateRights,
    id: 'acceptProblemCandidate',
    path: `${all}/{id}/accept`,
    summary: 'It is a problem: raise it with the incidents that are its evidence',
    command: 'accept',
    ask: AcceptCandidate,
    answer: ProblemView,
    status: 201,
  },
  {
    method: 'POST',
    rights: candidateRights,
    id: 'dismissProblemCandidate',
    path: `${all}/{id}/dismiss`,
    summary: 'It is none, and why; the same is not brought up again for a while',
    command: 'dismiss',
    ask: DismissCandidate,
    answer: candidate,
  },
  {
    method: 'GET',
    rights: problemRuleRights,
    id: 'listProblemRules',
    path: rules,
    summary: 'Rules by which what recurs becomes a candidate',
    query: z.strictObject({ limit: paging.limit }),
    answer: page(rule),
  },
  {
    ...ruling,
    id: 'addProblemRule',
    path: rules,
    summary: 'Add a rule',
    command: 'create',
    ask: AddRecurrenceRule,
    status: 201,
  },
  {
    method: 'GET',
    rights: problemRuleRights,
    id: 'getProblemRule',
    path: `${rules}/{id}`,
    summary: 'One rule',
    answer: rule,
  },
  {
    ...ruling,
    method: 'PATCH',
    id: 'changeProblemRule',
    path: `${rules}/{id}`,
    summary: 'Change a rule',
    command: 'change',
    ask: ChangeRecurrenceRule,
  },
  {
    ...ruling,
    id: 'retireProblemRule',
    path: `${rules}/{id}/retire`,
    summary: 'Ask a rule no more',
    command: 'retire',
    ask: nothing,
  },
  {
    ...ruling,
    id: 'restoreProblemRule',
    path: `${rules}/{id}/restore`,
    summary: 'Ask a rule again',
    command: 'restore',
    ask: nothing,
  },
]);

import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AddAssignmentRule, AssignmentRule, ChangeAssignmentRule } from '../assignment-rule.ts';
import { Tried, TryAssignmentRule } from '../assignment-trial.ts';
import { RecordKind } from '../record-kind.ts';
import { assignmentRuleRights as rights } from '../rights.ts';

const answer = AssignmentRule.omit({ chain: true }).meta({ id: 'AssignmentRule' });
const all = '/v1/assignment-rules';
const one = `${all}/{id}` as const;
const command = { method: 'POST', rights, ask: nothing, answer } as const;

/** Assignment rules over HTTP. */
export const assignmentRuleOperations = contract([
  {
    id: 'listAssignmentRules',
    method: 'GET',
    path: all,
    summary: 'Assignment rules in the order in which they are asked',
    rights,
    query: z.strictObject({ ...paging, recordKind: RecordKind.optional() }),
    answer: page(answer),
  },
  {
    ...command,
    id: 'addAssignmentRule',
    path: all,
    summary: 'Add an assignment rule',
    command: 'create',
    ask: AddAssignmentRule,
    status: 201,
  },
  {
    id: 'tryAssignmentRule',
    method: 'POST',
    path: `${all}/try`,
    summary: 'What a rule would change for the latest records, before it is saved',
    rights,
    command: 'try',
    ask: TryAssignmentRule,
    answer: page(Tried),
  },
  { id: 'getAssignmentRule', method: 'GET', path: one, summary: 'One assignment rule', rights, answer },
  {
    id: 'changeAssignmentRule',
    method: 'PATCH',
    path: one,
    summary: 'Change an assignment rule, or its place among them',
    rights,
    command: 'change',
    ask: ChangeAssignmentRule,
    answer,
  },
  {
    ...command,
    id: 'retireAssignmentRule',
    path: `${one}/retire`,
    summary: 'Ask a rule no more',
    command: 'retire',
  },
  {
    ...command,
    id: 'restoreAssignmentRule',
    path: `${one}/restore`,
    summary: 'Ask a rule again',
    command: 'restore',
  },
  {
    id: 'readAssignmentRuleTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'Who changed what of it, oldest first',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
]);

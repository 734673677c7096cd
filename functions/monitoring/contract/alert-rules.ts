import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AddAlertRule, AlertRule, ChangeAlertRule, MoveAlertRule } from '../alert-rule.ts';
import { alertRuleRights as rights } from '../rights.ts';
import { Trial, TryAlertRule } from '../trial.ts';

const answer = AlertRule.omit({ chain: true }).meta({ id: 'AlertRuleView' });
const all = '/v1/alert-rules';
const one = `${all}/{id}` as const;
const seen = { method: 'GET', rights } as const;
const told = { method: 'POST', rights, answer } as const;

/** Alert rules over HTTP. */
export const alertRuleContract = contract([
  {
    ...seen,
    id: 'listAlertRules',
    path: all,
    summary: 'List alert rules in the order in which they are looked at',
    query: z.strictObject(paging),
    answer: page(answer),
  },
  { ...seen, id: 'getAlertRule', path: one, summary: 'Read an alert rule', answer },
  {
    ...seen,
    id: 'readAlertRuleTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what of it',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...told,
    id: 'addAlertRule',
    path: all,
    summary: 'Add an alert rule below all others',
    command: 'create',
    ask: AddAlertRule,
    status: 201,
  },
  {
    ...told,
    id: 'tryAlertRule',
    path: `${all}/try`,
    summary: 'Say what a rule would have done to the signals of the last days; nothing is saved',
    command: 'try',
    ask: TryAlertRule,
    answer: Trial,
  },
  {
    id: 'changeAlertRule',
    method: 'PATCH',
    rights,
    path: one,
    summary: 'Change an alert rule',
    command: 'change',
    ask: ChangeAlertRule,
    answer,
  },
  {
    ...told,
    id: 'moveAlertRule',
    path: `${one}/move`,
    summary: 'Move it in front of another rule, or to the end',
    command: 'move',
    ask: MoveAlertRule,
  },
  {
    ...told,
    id: 'pauseAlertRule',
    path: `${one}/pause`,
    summary: 'Take it out of use for a while',
    command: 'pause',
    ask: nothing,
  },
  {
    ...told,
    id: 'resumeAlertRule',
    path: `${one}/resume`,
    summary: 'Use it again',
    command: 'resume',
    ask: nothing,
  },
  {
    ...told,
    id: 'removeAlertRule',
    path: `${one}/remove`,
    summary: 'Take it out of use for good',
    command: 'remove',
    ask: nothing,
  },
]);

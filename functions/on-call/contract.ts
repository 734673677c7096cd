import * as z from 'zod';
import { contract } from '../kernel/contract.ts';
import { knownMoment, slug } from '../kernel/text.ts';
import { page, paging } from '../kernel/wire.ts';
import { instant } from '../record/base.ts';
import { Escalation } from './escalation.ts';
import { AddPolicy, ChangePolicy, EscalationPolicy } from './policy.ts';
import { escalationRights, policyRights, scheduleRights } from './rights.ts';
import { AddSchedule, AskOverride, AskRemoval, ChangeSchedule, Schedule } from './schedule.ts';

const list = z.strictObject(paging);
const when = knownMoment.optional();

const Shift = z
  .object({ person: z.string(), from: instant, to: instant, override: z.boolean() })
  .meta({ id: 'Shift' });
const OnCall = z
  .object({
    schedule: z.string(),
    title: z.string(),
    team: z.string(),
    people: z.array(z.object({ id: z.string(), name: z.string() })),
    until: instant.optional(),
  })
  .meta({ id: 'OnCall' });

const schedule = {
  rights: scheduleRights,
  answer: Schedule.omit({ chain: true }).meta({ id: 'SeenSchedule' }),
};
const policy = {
  rights: policyRights,
  answer: EscalationPolicy.omit({ chain: true }).meta({ id: 'SeenEscalationPolicy' }),
};
const escalation = {
  rights: escalationRights,
  answer: Escalation.omit({ chain: true }).meta({ id: 'SeenEscalation' }),
};
const schedules = '/v1/schedules';
const policies = '/v1/escalation-policies';

/** Schedules, escalation policies and escalations over HTTP. */
export const onCallContract = contract([
  {
    ...schedule,
    id: 'listSchedules',
    method: 'GET',
    path: schedules,
    summary: 'Schedules by name',
    query: list,
    answer: page(schedule.answer),
  },
  {
    ...schedule,
    id: 'addSchedule',
    method: 'POST',
    path: schedules,
    summary: 'Make a schedule',
    command: 'create',
    ask: AddSchedule,
    status: 201,
  },
  {
    ...schedule,
    id: 'listOnCall',
    method: 'GET',
    path: `${schedules}/on-call`,
    summary: 'Who is on call in every schedule, now or at a moment',
    query: z.strictObject({ at: when }),
    answer: page(OnCall),
  },
  { ...schedule, id: 'getSchedule', method: 'GET', path: `${schedules}/{id}`, summary: 'One schedule' },
  {
    ...schedule,
    id: 'changeSchedule',
    method: 'PATCH',
    path: `${schedules}/{id}`,
    summary: 'Change who takes turns, and when',
    command: 'change',
    ask: ChangeSchedule,
  },
  {
    ...schedule,
    id: 'listShifts',
    method: 'GET',
    path: `${schedules}/{id}/shifts`,
    summary: 'The shifts that touch an interval of at most 92 days; by default the next 14',
    query: z.strictObject({ from: when, to: when }),
    answer: page(Shift),
  },
  {
    ...schedule,
    id: 'overrideSchedule',
    method: 'POST',
    path: `${schedules}/{id}/overrides`,
    summary: 'Put one person on call instead of everybody else for a while',
    command: 'override',
    ask: AskOverride,
  },
  {
    ...schedule,
    id: 'removeOverride',
    method: 'POST',
    path: `${schedules}/{id}/remove-override`,
    summary: 'Take an override back',
    command: 'remove-override',
    ask: AskRemoval,
  },
  {
    ...policy,
    id: 'listEscalationPolicies',
    method: 'GET',
    path: policies,
    summary: 'Escalation policies by name',
    query: list,
    answer: page(policy.answer),
  },
  {
    ...policy,
    id: 'addEscalationPolicy',
    method: 'POST',
    path: policies,
    summary: 'Make an escalation policy',
    command: 'create',
    ask: AddPolicy,
    status: 201,
  },
  {
    ...policy,
    id: 'getEscalationPolicy',
    method: 'GET',
    path: `${policies}/{id}`,
    summary: 'One escalation policy',
  },
  {
    ...policy,
    id: 'changeEscalationPolicy',
    method: 'PATCH',
    path: `${policies}/{id}`,
    summary: 'Change a policy for escalations that begin from now on',
    command: 'change',
    ask: ChangePolicy,
  },
  {
    ...escalation,
    id: 'listEscalations',
    method: 'GET',
    path: '/v1/escalations',
    summary: 'Escalations that are paging, of one team or of all',
    query: z.strictObject({ ...paging, team: slug.optional() }),
    answer: page(escalation.answer),
  },
  {
    ...escalation,
    id: 'getEscalation',
    method: 'GET',
    path: '/v1/escalations/{id}',
    summary: 'One escalation: its levels, and who was paged when',
  },
]);

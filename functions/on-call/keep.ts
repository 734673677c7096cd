import { records } from '../runtime/records.ts';
import { Escalation } from './escalation.ts';
import { EscalationPolicy } from './policy.ts';
import { Schedule } from './schedule.ts';

const practice = 'on-call';
const everybody = 'all';

export const schedules = records<Schedule>({
  practice,
  kind: 'schedule',
  schema: Schedule,
  keysOf: ({ id, name }) => ({ open: { team: everybody, order: name.toLowerCase() }, order: id }),
});

/** What the `subject` index files a team's policies under. */
export const teamSubject = (team: string): string => `team:${team}`;

export const policies = records<EscalationPolicy>({
  practice,
  kind: 'escalation-policy',
  schema: EscalationPolicy,
  keysOf: ({ id, name, team }) => ({
    open: { team: everybody, order: name.toLowerCase() },
    subject: teamSubject(team),
    order: id,
  }),
});

export const escalations = records<Escalation>({
  practice,
  kind: 'escalation',
  schema: Escalation,
  keysOf: ({ state, team, service, startedAt }) => ({
    ...(state === 'paging' && { open: { team, order: startedAt } }),
    subject: service,
    order: startedAt,
  }),
});

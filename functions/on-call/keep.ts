import { records } from '../runtime/records.ts';
import { Escalation } from './escalation.ts';
import { Feed } from './feed.ts';
import { EscalationPolicy } from './policy.ts';
import { Schedule } from './schedule.ts';
import { TimeOff } from './time-off.ts';

const practice = 'on-call';
const everybody = 'all';

export const schedules = /* @__PURE__ */ records<Schedule>({
  practice,
  kind: 'schedule',
  schema: Schedule,
  keysOf: ({ id, name }) => ({ open: { team: everybody, order: name.toLowerCase() }, order: id }),
});

/** What the `subject` index files a team's policies under. */
export const teamSubject = (team: string): string => `team:${team}`;

export const policies = /* @__PURE__ */ records<EscalationPolicy>({
  practice,
  kind: 'escalation-policy',
  schema: EscalationPolicy,
  keysOf: ({ id, name, team }) => ({
    open: { team: everybody, order: name.toLowerCase() },
    subject: teamSubject(team),
    order: id,
  }),
});

export const escalations = /* @__PURE__ */ records<Escalation>({
  practice,
  kind: 'escalation',
  schema: Escalation,
  keysOf: ({ state, team, service, startedAt }) => ({
    ...(state === 'paging' && { open: { team, order: startedAt } }),
    subject: service,
    order: startedAt,
  }),
});

/** In the list of what is not over while it is planned; the one that ends first comes first. */
export const timeOff = /* @__PURE__ */ records<TimeOff>({
  practice,
  kind: 'time-off',
  schema: TimeOff,
  keysOf: ({ state, person, from, to }) => ({
    ...(state === 'planned' && { open: { team: everybody, order: to } }),
    person,
    order: from,
  }),
});

export const feeds = /* @__PURE__ */ records<Feed>({
  practice,
  kind: 'feed',
  schema: Feed,
  keysOf: ({ id }) => ({ order: id }),
});

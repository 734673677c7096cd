import { Practice } from '../constructs/practice.ts';
import type { LevelStack } from './level.ts';

/** Events with which what is measured of a record may change. What else happens to one is read with the next of these. */
const moved = [
  ...[
    'opened',
    'acknowledged',
    'assigned',
    'transferred',
    'changed',
    'held',
    'resumed',
    'resolved',
    'reopened',
  ],
  ...[
    'closed',
    'merged',
    'unmerged',
    'commented',
    'stakeholders-updated',
    'followed',
    'lapsed',
    'declared-major',
    'demoted-major',
  ],
].map((event) => `incident.${event}`);
const requested = [
  ...[
    'submitted',
    'approved',
    'assigned',
    'information-wanted',
    'answered',
    'fulfilled',
    'partially-fulfilled',
  ],
  ...['line-left-out', 'reopened', 'closed', 'rejected', 'canceled', 'revised', 'commented'],
].map((event) => `request.${event}`);
const changed = [
  ...[
    'opened',
    'submitted',
    'endorsed',
    'approved',
    'rejected',
    'withdrawn',
    'revised',
    'changed',
    'assigned',
    'started',
  ],
  ...['finished', 'closed', 'canceled', 'commented', 'legitimized'],
].map((event) => `change.${event}`);

const found = [
  ...['opened', 'assessment-begun', 'analysis-begun', 'fix-begun', 'resolved', 'closed', 'canceled'],
  ...['risk-accepted', 'risk-expired', 'marked-duplicate', 'reanalysis-begun', 'reopened'],
  ...['changed', 'assigned', 'commented', 'workaround-published'],
].map((event) => `problem.${event}`);

/** What is agreed about how long things take, and the clocks that say whether it is kept. */
export function serviceLevel(stack: LevelStack): void {
  const { 'service-level': table, incident, request, change, problem } = stack.data.tables;
  const { people, configuration } = stack.data.tables;
  const measured = [incident, request, change, problem];
  const { api } = new Practice(stack, 'service-level', {
    ...stack.serving,
    table,
    nouns: ['agreements', 'service-calendars', 'service-levels'],
    environment: stack.front.apiEnvironment,
  });
  stack.data.keysFor(api);
  table.countedBy(api);
  for (const other of [...measured, configuration]) other.readBy(api);

  const onMoved = stack.react('service-level-on-moved', {
    on: [...moved, ...requested, ...changed, ...found],
    impact: 'Clocks of service levels run on, or stand still, until the next change of their record.',
  });
  const onClock = stack.react('service-level-on-clock', {
    on: ['service-level.due'],
    impact: 'Nobody is warned before something is late, and what is missed is not said to be.',
  });
  const onAgreed = stack.react('service-level-on-agreed', {
    on: [
      'agreement.changed',
      'agreement.retired',
      'agreement.reinstated',
      'service-calendar.changed',
      'service-calendar.holidays-added',
    ],
    impact: 'Clocks that run go by what was agreed before, until the next change of their record.',
    seconds: 300,
  });
  for (const fn of [onMoved, onClock, onAgreed]) {
    table.writtenBy(fn);
    table.countedBy(fn);
    for (const other of [...measured, people]) other.readBy(fn);
  }
}

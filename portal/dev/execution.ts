import type { Escalation, Execution } from '../model.ts';

const page = 'Page this level and wait';
const nobody = 'Nobody answered';

/** The escalation's state machine as the API would draw it. */
export function executionOf({ id, state, level, startedAt, stoppedAt, paged }: Escalation): Execution {
  const status = { waiting: 'PENDING', paging: 'RUNNING', stopped: 'SUCCEEDED', exhausted: 'FAILED' }[state];
  const last = paged.at(-1)?.at ?? startedAt;
  return {
    name: id,
    machine: 'escalation',
    status,
    startedAt,
    ...(stoppedAt && { stoppedAt }),
    startAt: page,
    ...(state === 'paging' && { current: page }),
    states: [
      {
        name: page,
        type: 'Task',
        next: [],
        catches: [
          { errors: ['States.Timeout', 'NobodyOnCall', 'NextLevel'], next: page },
          { errors: ['Exhausted'], next: nobody },
        ],
        status: state === 'paging' ? 'current' : 'done',
        entered: level + 1,
        enteredAt: last,
      },
      {
        name: nobody,
        type: 'Fail',
        next: [],
        status: state === 'exhausted' ? 'failed' : 'waiting',
        entered: state === 'exhausted' ? 1 : 0,
      },
    ],
  };
}

import type { Escalation, Execution } from '../model.ts';

const freeze = 'Freeze the policy';
const page = 'Page this level and wait';
const nobody = 'Nobody answered';

/** The escalation's state machine as the API would draw it. */
export function executionOf({ id, state, level, startedAt, stoppedAt, paged }: Escalation): Execution {
  const status = { paging: 'RUNNING', stopped: 'SUCCEEDED', exhausted: 'FAILED' }[state];
  const last = paged.at(-1)?.at ?? startedAt;
  return {
    name: id,
    machine: 'escalation',
    status,
    startedAt,
    ...(stoppedAt && { stoppedAt }),
    startAt: freeze,
    ...(state === 'paging' && { current: page }),
    states: [
      {
        name: freeze,
        type: 'Task',
        next: [page],
        catches: [],
        status: 'done',
        entered: 1,
        enteredAt: startedAt,
      },
      {
        name: page,
        type: 'Task',
        next: [],
        catches: [
          { errors: ['States.Timeout', 'NobodyOnCall'], next: page },
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

import type { Catcher, Retrier, State, TaskState } from './definition.ts';

const known = new Set(
  `ALL BranchFailed DataLimitExceeded ExceedToleratedFailureThreshold HeartbeatTimeout IntrinsicFailure
   ItemReaderFailed NoChoiceMatched ParameterPathFailure Permissions QueryEvaluationError ResultPathMatchFailure
   ResultWriterFailed Runtime TaskFailed Timeout Http.Socket`
    .split(/\s+/)
    .map((name) => `States.${name}`),
);

const fields = {
  Retry: [
    'ErrorEquals',
    'IntervalSeconds',
    'MaxAttempts',
    'BackoffRate',
    'MaxDelaySeconds',
    'JitterStrategy',
  ],
  Catch: ['ErrorEquals', 'Next', 'Assign', 'Output'],
};

function oddFields(field: 'Retry' | 'Catch', entries: (Retrier | Catcher)[]): string[] {
  return entries.flatMap((entry, i) => {
    const odd = Object.keys(entry).filter((key) => !fields[field].includes(key));
    return odd.map((key) => `${field}[${i}]: there is no field ${key}`);
  });
}

function errorNames(field: 'Retry' | 'Catch', entries: (Retrier | Catcher)[]): string[] {
  return entries.flatMap(({ ErrorEquals }, i) => {
    const odd = ErrorEquals.filter((name) => name.startsWith('States.') && !known.has(name));
    const all = ErrorEquals.includes('States.ALL');
    return [
      ...odd.map((name) => `${field}[${i}]: there is no error ${name}`),
      ...(all && ErrorEquals.length > 1 ? [`${field}[${i}]: States.ALL must stand alone`] : []),
      ...(all && i < entries.length - 1 ? [`${field}[${i}]: States.ALL must come last`] : []),
    ];
  });
}

function limits({ TimeoutSeconds, HeartbeatSeconds }: TaskState): string[] {
  if (typeof HeartbeatSeconds !== 'number' || typeof TimeoutSeconds !== 'number') return [];
  return HeartbeatSeconds < TimeoutSeconds ? [] : ['HeartbeatSeconds must be less than TimeoutSeconds'];
}

function callback({ Resource, Arguments, TimeoutSeconds }: TaskState): string[] {
  if (!Resource.endsWith('.waitForTaskToken')) return [];
  const hands = JSON.stringify(Arguments ?? {}).includes('$states.context.Task.Token');
  return [
    ...(hands ? [] : ['waitForTaskToken, but no Arguments hold $states.context.Task.Token']),
    ...(TimeoutSeconds === undefined ? ['waitForTaskToken without TimeoutSeconds waits for a year'] : []),
  ];
}

/** What is wrong with how a state calls, waits, retries and catches. */
export function lintCall(state: State): string[] {
  return [
    ...(['Retry', 'Catch'] as const).flatMap((field) => {
      const entries = (field in state && (state as TaskState)[field]) || [];
      return [...oddFields(field, entries), ...errorNames(field, entries)];
    }),
    ...(state.Type === 'Task' ? [...limits(state), ...callback(state)] : []),
  ];
}

import type { Execution, Thread } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { failWith } from './failure.ts';
import type { Json } from './json.ts';

/** An event as GetExecutionHistory answers it; `timestamp` is in seconds, as the JSON protocol has it. */
export type HistoryEvent = {
  id: number;
  previousEventId: number;
  timestamp: number;
  type: string;
} & Record<string, unknown>;

export type Details = Record<string, unknown>;

export type History = {
  /** Adds an event after the last one of `thread`; it is written with the next `save`. */
  append(thread: Thread | undefined, type: string, details?: Details): number;
  save(): void;
};

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: the execution fails when it gets there.
const MOST_EVENTS = 25_000;
const full = () =>
  failWith({
    error: 'States.Runtime',
    cause: `The execution reached the maximum number of history events (${MOST_EVENTS}).`,
    terminal: true,
  });

const untruncated = { truncated: false };

/** The `input` of an event, as text, with the note AWS adds to it. */
export const inputOf = (input: Json): Details => ({
  input: JSON.stringify(input),
  inputDetails: untruncated,
});

/** The `output` of an event, as text, with the note AWS adds to it. */
export const outputOf = (output: Json): Details => ({
  output: JSON.stringify(output),
  outputDetails: untruncated,
});

/** The variables that a state assigned, each as text. */
export function assignedOf(variables: Record<string, Json> | undefined): Details {
  if (!variables || Object.keys(variables).length === 0) return {};
  const texts = Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]);
  return { assignedVariables: Object.fromEntries(texts), assignedVariablesDetails: untruncated };
}

/** `taskFailedEventDetails` for the event `TaskFailed`, and likewise for every other type. */
const detailsKey = (type: string) => {
  const name = /State(Entered|Exited)$/.exec(type)?.[0] ?? type;
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}EventDetails`;
};

const closing = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/;

export function openHistory(store: ExecutionStore, execution: Execution, now: () => number): History {
  let unsaved: HistoryEvent[] = [];
  return {
    append(thread, type, details) {
      if (execution.events >= MOST_EVENTS - 1 && !closing.test(type)) throw full();
      const id = ++execution.events;
      const event = { id, previousEventId: thread?.lastEvent ?? 0, timestamp: now() / 1000, type };
      unsaved.push(details ? { ...event, [detailsKey(type)]: details } : event);
      if (thread) thread.lastEvent = id;
      return id;
    },
    save() {
      store.save(execution, unsaved);
      unsaved = [];
    },
  };
}

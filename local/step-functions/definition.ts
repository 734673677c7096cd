import type { Json, JsonObject } from './json.ts';

export type Retrier = {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: 'FULL' | 'NONE';
};
export type Catcher = { ErrorEquals: string[]; Next: string; Assign?: JsonObject; Output?: Json };

type Onward = { Comment?: string; Next?: string; End?: true; Assign?: JsonObject; Output?: Json };
type Guarded = { Retry?: Retrier[]; Catch?: Catcher[] };

export type TaskState = Onward &
  Guarded & {
    Type: 'Task';
    Resource: string;
    Arguments?: Json;
    TimeoutSeconds?: Json;
    HeartbeatSeconds?: Json;
  };
export type PassState = Onward & { Type: 'Pass' };
export type WaitState = Onward & { Type: 'Wait'; Seconds?: Json; Timestamp?: Json };
export type ChoiceRule = {
  Condition: Json;
  Next: string;
  Assign?: JsonObject;
  Output?: Json;
  Comment?: string;
};
export type ChoiceState = {
  Type: 'Choice';
  Comment?: string;
  Choices: ChoiceRule[];
  Default?: string;
  Assign?: JsonObject;
  Output?: Json;
};
export type ParallelState = Onward & Guarded & { Type: 'Parallel'; Branches: Graph[]; Arguments?: Json };
export type MapState = Onward &
  Guarded & {
    Type: 'Map';
    Items?: Json;
    ItemSelector?: Json;
    ItemProcessor: Graph & { ProcessorConfig?: { Mode: 'INLINE' } };
    MaxConcurrency?: Json;
  };
export type SucceedState = { Type: 'Succeed'; Comment?: string; Output?: Json };
export type FailState = { Type: 'Fail'; Comment?: string; Error?: Json; Cause?: Json };

export type State =
  | TaskState
  | PassState
  | WaitState
  | ChoiceState
  | ParallelState
  | MapState
  | SucceedState
  | FailState;

/** States and where they start: a whole machine, a branch of a Parallel or the processor of a Map. */
export type Graph = { StartAt: string; States: Record<string, State> };

export type Definition = Graph & {
  QueryLanguage: 'JSONata';
  Comment?: string;
  Version?: string;
  TimeoutSeconds?: number;
};

/** The graphs inside a state, with the field they are in. */
export function graphsOf(state: State): [field: string, graph: Graph][] {
  if (state.Type === 'Map') return [['ItemProcessor', state.ItemProcessor]];
  if (state.Type === 'Parallel') return state.Branches.map((branch, i) => [`Branches[${i}]`, branch]);
  return [];
}

import type { Json, JsonObject } from './json.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What a Task has done so far, so that a restart goes on instead of beginning again. */
export type TaskVisit = {
  parameters: Json;
  token?: string;
  deadline?: number;
  heartbeatSeconds?: number;
  heartbeatDue?: number;
  /** The service has accepted the call; what is awaited now is the token. */
  submitted?: true;
  /** What came in for the token before the thread could go on. */
  reply?: { output: Json } | { error?: string; cause?: string };
};

/** One stay in a state. */
export type Visit = {
  enteredAt: number;
  enteredEvent: number;
  /** Attempts made again, by retrier. */
  retries: number[];
  backoffUntil?: number;
  waitUntil?: number;
  task?: TaskVisit;
  children?: Thread[];
};

/** What is carried out in sequence: the execution itself, a branch of a Parallel, an iteration of a Map. */
export type Thread = {
  state: string;
  input: Json;
  variables: JsonObject;
  lastEvent: number;
  visit?: Visit;
  item?: { Index: number; Value: Json };
  /** The history tells of its start, and of its end. */
  started?: true;
  joined?: true;
  output?: Json;
  done?: true;
};

export type Execution = {
  arn: string;
  name: string;
  machine: string;
  machineName: string;
  roleArn: string;
  /** Names the definition it started with: a redeploy does not change what runs. */
  definition: string;
  status: Status;
  startedAt: number;
  stoppedAt?: number;
  input: string;
  output?: string;
  error?: string;
  cause?: string;
  /** How many history events there are. */
  events: number;
  root: Thread;
};

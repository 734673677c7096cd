import type { Call } from './dispatcher.ts';

/** One call as it is kept: inputs are left out, the resources it touched are their ARNs. */
export type RecordedCall = {
  at: number;
  caller: string;
  role?: string;
  service: string;
  operation: string;
  resources: string[];
  /** Why IAM refused it. */
  denied?: string;
  error?: string;
};

/** What a run has exercised, by name: the coverage test compares it with the template. */
export type Exercised = { functions: string[]; routes: string[]; rules: string[]; machines: string[] };

export type Recorder = {
  begin(call: Call): RecordedCall;
  list(): RecordedCall[];
  mark(kind: keyof Exercised, name: string): void;
  exercised(): Exercised;
};

const kept = 20_000;

/** Keeps the latest 20,000 calls, and for good the names of what was exercised. */
export function createRecorder(now: () => number): Recorder {
  const calls: RecordedCall[] = [];
  const names = {
    functions: new Set<string>(),
    routes: new Set<string>(),
    rules: new Set<string>(),
    machines: new Set<string>(),
  };
  return {
    begin: ({ caller, service, operation }) => {
      const call: RecordedCall = { at: now(), caller: caller.name, service, operation, resources: [] };
      if (caller.role) call.role = caller.role;
      calls.push(call);
      if (calls.length > kept * 1.1) calls.splice(0, calls.length - kept);
      return call;
    },
    list: () => calls,
    mark: (kind, name) => {
      names[kind].add(name);
    },
    exercised: () => ({
      functions: [...names.functions].sort(),
      routes: [...names.routes].sort(),
      rules: [...names.rules].sort(),
      machines: [...names.machines].sort(),
    }),
  };
}

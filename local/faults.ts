import { awsError } from './aws-error.ts';
import type { Call } from './dispatcher.ts';

/** Which calls a fault hits; what is left out matches everything, `nth` is the first matching call it hits (from 1). */
export type FaultMatch = { service?: string; operation?: string; caller?: string; nth?: number };

/**
 * `before`: refused, nothing happened. `after`: it happened, the reply is lost. `twice`: it happens twice.
 * `crash`: it happened, and the sandbox that called ends there. `lost`: it is answered and does not happen.
 */
export type Fault = {
  match: FaultMatch;
  kind: 'before' | 'after' | 'twice' | 'crash' | 'lost';
  error?: string;
  /** How many calls it hits; once when left out. */
  times?: number;
};

export type Faulted = { before(): Promise<void>; after(): Promise<void>; twice: boolean; lost: boolean };

export type Faults = {
  set(fault: Fault): void;
  clear(): void;
  list(): Fault[];
  next(call: Call): Faulted | undefined;
};

type Armed = Fault & { seen: number; left: number };

const hits = (match: FaultMatch, { service, operation, caller }: Call) =>
  (match.service ?? service) === service &&
  (match.operation ?? operation) === operation &&
  (match.caller ?? caller.name) === caller.name;

/** @param crash ends the sandbox of that id; a call that no sandbox made fails instead */
export function createFaults(crash: (sandbox: string) => void): Faults {
  let armed: Armed[] = [];

  const fail = ({ error = 'InternalServerError' }: Fault) => awsError(error, 'A fault was switched on', 500);

  const find = (call: Call): Armed | undefined =>
    armed.find((fault) => {
      if (!hits(fault.match, call)) return false;
      fault.seen += 1;
      if (fault.seen < (fault.match.nth ?? 1) || fault.left <= 0) return false;
      fault.left -= 1;
      return true;
    });

  /** One that has hit as often as it may is looked at no more: a storm of faults would slow every call. */
  const forget = (fault: Armed) => {
    armed = armed.filter((one) => one !== fault);
  };

  return {
    set: (fault) => {
      armed.push({ ...fault, seen: 0, left: fault.times ?? 1 });
    },
    clear: () => {
      armed = [];
    },
    list: () => armed.map(({ seen: _seen, left: _left, ...fault }) => fault),
    next: (call) => {
      const fault = find(call);
      if (fault && fault.left <= 0) forget(fault);
      return (
        fault && {
          twice: fault.kind === 'twice',
          lost: fault.kind === 'lost',
          before: async () => {
            if (fault.kind === 'before') throw fail(fault);
          },
          after: async () => {
            if (fault.kind === 'crash' && call.caller.sandbox) crash(call.caller.sandbox);
            if (fault.kind !== 'twice' && fault.kind !== 'before') throw fail(fault);
          },
        }
      );
    },
  };
}

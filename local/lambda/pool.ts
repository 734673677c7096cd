import { awsError } from '../aws-error.ts';
import type { Gate } from './gate.ts';
import type { FunctionConfig, Outcome, Sandbox } from './sandbox.ts';

export type Usage = {
  invocations: number;
  billedMs: number;
  coldStarts: number;
  initMs: number;
  errors: number;
};

export type Pool = {
  config: FunctionConfig;
  /** Runs one call as soon as a sandbox is free and the gate lets it in. */
  invoke(event: unknown, gate: Gate): Promise<Outcome>;
  /** Starts a sandbox ahead of the first call. */
  warm(): Promise<void>;
  usage(): Usage;
  crash(sandbox: string): boolean;
  stop(): Promise<void>;
};

/** How long a sandbox beyond the warm one may idle before it is ended, in milliseconds. */
const idleFor = 20_000;

/**
 * The sandboxes of one function: at most `max` at a time, each serving one call; further calls wait in line.
 * One idle sandbox is kept warm, the others end after 20 seconds.
 */
export function createPool(config: FunctionConfig, max: number, start: (onEnd: () => void) => Sandbox): Pool {
  const all = new Set<Sandbox>();
  const idle: Sandbox[] = [];
  const endings = new WeakMap<Sandbox, NodeJS.Timeout>();
  const line: (() => void)[] = [];
  const usage: Usage = { invocations: 0, billedMs: 0, coldStarts: 0, initMs: 0, errors: 0 };
  let calls = 0;
  let stopped = false;

  const admitNext = () => line.shift()?.();

  const begin = (): Sandbox => {
    const sandbox = start(() => {
      all.delete(sandbox);
      const at = idle.indexOf(sandbox);
      if (at >= 0) idle.splice(at, 1);
    });
    all.add(sandbox);
    usage.coldStarts += 1;
    void sandbox.ready.then(() => {
      usage.initMs += sandbox.initMs();
    });
    return sandbox;
  };

  /** Out of the line first, so that no call gets a sandbox that is being ended. */
  const end = (sandbox: Sandbox) => {
    const at = idle.indexOf(sandbox);
    if (at < 0 || idle.length < 2) return;
    idle.splice(at, 1);
    void sandbox.stop();
  };

  const release = (sandbox: Sandbox) => {
    if (!sandbox.ended() && !stopped) {
      idle.push(sandbox);
      const ending = setTimeout(() => end(sandbox), idleFor);
      ending.unref();
      endings.set(sandbox, ending);
    }
  };

  /** Waits until one more call may be at work. */
  const queue = async () => {
    while (calls >= max && !stopped) await new Promise<void>((admit) => line.push(admit));
    calls += 1;
  };

  const take = (): Sandbox => {
    const sandbox = idle.pop();
    if (stopped) throw awsError('ServiceException', 'The host has stopped', 500);
    if (!sandbox) return begin();
    clearTimeout(endings.get(sandbox));
    return sandbox;
  };

  return {
    config,
    usage: () => usage,
    warm: async () => {
      if (all.size > 0) return;
      const sandbox = begin();
      await sandbox.ready;
      release(sandbox);
    },
    crash: (id) => {
      const sandbox = [...all].find((one) => one.id === id);
      sandbox?.crash();
      return sandbox !== undefined;
    },
    invoke: async (event, gate) => {
      await queue();
      // A sandbox is chosen last: while a call waits for the processor, another one may have left it a warm one.
      const leave = await gate.enter();
      try {
        const sandbox = take();
        await sandbox.ready;
        const started = performance.now();
        const outcome = await sandbox.run(event);
        // AWS bills whole milliseconds, one at least.
        usage.billedMs += Math.max(1, Math.ceil(performance.now() - started));
        usage.invocations += 1;
        if (outcome.error) usage.errors += 1;
        release(sandbox);
        return outcome;
      } finally {
        leave();
        calls -= 1;
        admitNext();
      }
    },
    stop: async () => {
      stopped = true;
      for (const admit of line.splice(0)) admit();
      await Promise.all([...all].map((sandbox) => sandbox.stop()));
    },
  };
}

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a server of the bench says when it is up. */
export type Ready = { readonly port: number; readonly token: string };

/** A server in a process of its own, so that what it uses can be told from what the load uses. */
export type Served = Ready & {
  /** Waits until nothing runs in it. @returns CPU milliseconds, user and system, that it has used so far */
  cpu(): Promise<number>;
  stop(): void;
};

/** Starts a server script of this folder and waits until it answers. */
export async function serve(script: string): Promise<Served> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const heard = <T>() =>
    new Promise<T>((resolve, reject) => {
      const ended = () => reject(new Error(`${script} ended`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message as T);
      });
    });
  const ready = await heard<Ready>();
  return {
    ...ready,
    cpu: async () => {
      child.send('cpu');
      return heard<number>();
    },
    stop: () => {
      child.kill();
    },
  };
}

/** The other side of `serve`: says that the server is up, and answers what it has used. */
export function report(ready: Ready, settled: () => Promise<void> = async () => undefined): void {
  process.on('message', async () => {
    await settled();
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });
  process.on('disconnect', () => process.exit());
  process.send?.(ready);
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const latestBelow = (file: string): number => {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(file, { recursive: true, encoding: 'utf8' });
  return Math.max(
    stat.mtimeMs,
    ...names.map((name) => statSync(path.join(file, name), { throwIfNoEntry: false })?.mtimeMs ?? 0),
  );
};

/** Whether something was made before any of what it is made from last changed, or was never made. */
export function isStale(made: string, sources: string[]): boolean {
  if (!existsSync(made)) return true;
  const at = statSync(made).mtimeMs;
  return sources.some((source) => latestBelow(source) > at);
}

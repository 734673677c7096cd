import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

type Entry = { level?: string; message?: string; error?: { message?: string } };

const notable = (line: string): string | undefined => {
  try {
    const { level, message, error } = JSON.parse(line) as Entry;
    if (level !== 'ERROR' && level !== 'CRITICAL') return undefined;
    return [message, error?.message].filter(Boolean).join(': ');
  } catch {
    return /^\s*(Uncaught|\w*Error:)/.test(line) ? line.trim() : undefined;
  }
};

/**
 * What people see while the host runs: one line for each thing that went wrong. What functions write goes to a file of
 * their own below `dir`, errors of theirs to the console as well, shortened to a line.
 */
export function createConsoleLog(dir: string): (line: string, from?: string) => void {
  mkdirSync(dir, { recursive: true });
  const time = () => new Date().toISOString().slice(11, 19);
  return (line, from) => {
    if (from === undefined) return console.error(`${time()} ${line}`);
    appendFileSync(path.join(dir, `${from}.log`), line);
    for (const part of line.split('\n').filter(Boolean)) {
      const said = notable(part);
      if (said) console.error(`${time()} ${from}: ${said.slice(0, 200)}`);
    }
  };
}

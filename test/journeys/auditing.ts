import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Desk } from '../desk.ts';

/** Types a command of the audit against a desk, as an auditor would. */
export async function auditing(desk: Desk, ...args: string[]): Promise<{ said: string; code: number }> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: desk.host.urls.aws,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
  };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['build/audit.ts', ...args], { env });
    return { said: stdout, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { said: stdout + stderr, code };
  }
}

/** Takes everything out of a desk and checks it. */
export async function audited(desk: Desk): Promise<{ said: string; code: number }> {
  const dir = mkdtempSync(join(tmpdir(), 'audit-'));
  const taken = await auditing(desk, 'export', dir);
  return taken.code ? taken : auditing(desk, 'verify', dir);
}

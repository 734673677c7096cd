import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Answer, openTable } from './table.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'crash-'));
afterAll(() => rmSync(dir, { recursive: true }));

const writer = path.join(import.meta.dirname, 'crash-writer.ts');

async function killed(file: string, round: number): Promise<void> {
  const child = spawn(process.execPath, [writer, file, `${round}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, 20 + round * 30));
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('After kill -9 every transaction is there as a whole or not at all, with its index entries and stream records', async () => {
  const file = path.join(dir, 'dynamodb.sqlite');
  for (const round of [1, 2, 3]) await killed(file, round);
  const { db, call } = openTable({ path: file });
  const all = async (input: object): Promise<string[]> => {
    const found: string[] = [];
    for (let ExclusiveStartKey: object | undefined; ; ) {
      const page: Answer = await call('Scan', { ...input, ExclusiveStartKey });
      found.push(...(page.Items ?? []).map(({ pk, sk }) => `${pk?.S} ${sk?.S}`));
      ExclusiveStartKey = page.LastEvaluatedKey;
      if (!ExclusiveStartKey) return found.sort();
    }
  };
  const items = await all({});
  const whole = [...new Set(items.map((item) => item.slice(0, -2)))].flatMap((pk) => [`${pk} a`, `${pk} b`]);
  expect(items.length).toBeGreaterThan(300);
  expect(items).toEqual(whole.sort());
  expect(await all({ IndexName: 'person' })).toEqual(items);
  const told = db
    .records('desk', 0, 1_000_000)
    .map(({ dynamodb: { Keys } }) => `${Keys.pk?.S} ${Keys.sk?.S}`);
  expect(told.sort()).toEqual(items);
  db.close();
});

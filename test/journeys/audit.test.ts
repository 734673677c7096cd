import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leafText } from '../../functions/audit/leaf.ts';
import { isProven } from '../../functions/audit/merkle.ts';
import { type Desk, startDesk } from '../desk.ts';
import { auditing } from './auditing.ts';

type Row = Record<string, unknown> & { pk: string; sk: string };

let desk: Desk;
let id: string;
const hour = 60;

const command = (...args: string[]) => auditing(desk, ...args);

async function taken(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'audit-'));
  expect(await command('export', dir)).toMatchObject({ code: 0 });
  return dir;
}

const rowsOf = (dir: string): Row[] =>
  readFileSync(join(dir, 'rows.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const put = (dir: string, rows: readonly Row[]) =>
  writeFileSync(join(dir, 'rows.ndjson'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

beforeAll(async () => {
  desk = await startDesk();
  const opened = await desk.done('rosa', 'POST', '/v1/incidents', { title: 'No tills', service: 'checkout' });
  id = String(opened.id);
  await desk.settled();
  await desk.done('dana', 'POST', `/v1/incidents/${id}/comments`, { text: 'I look' });
  // Noted every five minutes, anchored four times a day.
  await desk.forward(24 * hour);
});
afterAll(() => desk?.stop());

describe('a day that is over', () => {
  test('has one anchor, and the next one stands on it', async () => {
    await desk.forward(24 * hour);
    const [second, first, ...others] = await desk.items<{
      id: string;
      size: number;
      previous: string;
      seal: string;
    }>('admin', '/v1/anchors');
    expect([first?.id, second?.id, others]).toEqual(['2026-11-23', '2026-11-24', []]);
    expect(first?.previous).toBe('');
    expect(second?.previous).toBe(first?.seal);
    expect(first?.size).toBeGreaterThan(20);
    expect((await desk.call('dana', 'GET', '/v1/anchors')).status).toBe(403);
  });

  test('proves any of its event rows to whoever has it', async () => {
    const row = rowsOf(await taken()).find(({ pk, sk }) => pk === `incident#${id}` && sk === 'event#000002');
    const chain = rowsOf(await taken()).find(
      ({ pk, sk }) => pk === `incident#${id}` && sk === 'event#000003',
    );
    expect(row?.version).toBe(2);
    const path = `/v1/anchors/2026-11-23/proof?hash=${chain?.previous}`;
    const proof = (await desk.done('admin', 'GET', path)) as never as Parameters<typeof isProven>[1] & {
      leaf: { pk: string; version: number; hash: string };
    };
    expect(proof.leaf).toMatchObject({ pk: `incident#${id}`, version: 2 });
    expect(isProven(leafText(proof.leaf), proof)).toBe(true);
    const unknown = await desk.call('admin', 'GET', `/v1/anchors/2026-11-23/proof?hash=${'0'.repeat(64)}`);
    expect(unknown.status).toBe(404);
    expect((await desk.call('admin', 'GET', '/v1/anchors/2026-11-23/proof?hash=x')).status).toBe(400);
  });
});

describe('an audit', () => {
  test('of what nobody touched finds nothing, and says what to keep', async () => {
    const { said, code } = await command('verify', await taken());
    expect(said).toContain('Nothing was changed');
    expect(said).toMatch(/--seal 2026-11-24=[0-9a-f]{64}/);
    expect(code).toBe(0);
  });

  const planted: [string, (rows: Row[], at: (sk: string) => Row) => Row[], RegExp][] = [
    [
      'who did it',
      (rows, at) => Object.assign(at('event#000002'), { by: 'eli' }) && rows,
      /version 3 does not follow[\s\S]*version 2 is not what it was on 2026-11-23/,
    ],
    [
      'a comment',
      (rows, at) =>
        Object.assign((at('event#000003').said ?? at('event#000002').said) as object, {
          words: { text: 'I do not' },
        }) && rows,
      /the words of version \d were changed/,
    ],
    [
      'a field of a record',
      (rows, at) => Object.assign(at('record'), { priority: 5 }) && rows,
      /priority is not what its events say/,
    ],
    [
      'an event that is gone',
      (rows, at) => rows.filter((row) => row !== at('event#000002')),
      /version 2 is missing[\s\S]*version 2 is gone; it was there on 2026-11-23/,
    ],
    [
      'a record that is gone with its events',
      (rows, at) => rows.filter(({ pk }) => pk !== at('record').pk),
      /version 1 is gone/,
    ],
  ];
  test.each(planted)('finds %s', async (_, plant, finding) => {
    const dir = await taken();
    const rows = rowsOf(dir);
    const at = (sk: string) => rows.find((row) => row.pk === `incident#${id}` && row.sk === sk) as Row;
    put(dir, plant(rows, at));
    const { said, code } = await command('verify', dir);
    expect(said).toMatch(finding);
    expect(code).toBe(1);
  });

  test('finds an anchor that was exchanged for one that fits, by the seal that was kept', async () => {
    const dir = await taken();
    const { said, code } = await command('verify', dir, '--seal', `2026-11-23=${'a'.repeat(64)}`);
    expect(said).toContain('2026-11-23: its seal is not the one that was kept');
    expect(code).toBe(1);
  });

  test('finds words that are gone and that no erasure tells of', async () => {
    const dir = await taken();
    put(
      dir,
      rowsOf(dir).map(({ said, ...row }) => ({
        ...row,
        ...(row.pk !== `incident#${id}` && { said }),
      })) as Row[],
    );
    const { said, code } = await command('verify', dir);
    expect(said).toMatch(/the words of version \d+ are gone, and no erasure tells of it/);
    expect(code).toBe(1);
  });
});

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { letter, send } from '../mail/send.ts';
import { hireResponders } from '../security/responders.ts';
import { holding } from './whole-desk.ts';

/** Words that stand nowhere else: where one is left after an erasure, it was missed. */
const words = [
  'Zankova',
  'zanko.example',
  'Quillwort',
  'Bryozoan',
  'Marzipan',
  'Ocelot',
  'Vermilion',
  'Tamarind',
  'Pangolin',
];
const person = 'p-4711';
const email = 'wilhelmina@zanko.example';

let desk: Desk;
let incident = '';
let secret = '';
let request = '';

const give = async (who: string, path: string, ask: object = {}) => {
  const answer = await desk.done(who, 'POST', `/v1/${path}`, ask);
  await desk.settled();
  return answer;
};

async function command(...args: string[]): Promise<{ said: string; code: number }> {
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

async function attach(who: string, text: string) {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const ask = { name: 'Pangolin.txt', type: 'text/plain', size: Buffer.byteLength(text), sha256 };
  const { upload } = (await give(who, `incidents/${incident}/attachments`, ask)) as never as {
    upload: { method: string; url: string; headers: Record<string, string> };
  };
  const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: text });
  expect(sent.status).toBe(200);
  await desk.settled();
}

beforeAll(async () => {
  desk = await startDesk();
  await hireResponders(desk);
  await give('admin', 'people', {
    id: person,
    name: 'Wilhelmina Zankova',
    email,
    roles: ['requester'],
    language: 'de',
  });
  await give('admin', `people/${person}/contacts`, { type: 'webhook', url: 'https://hooks.zanko.example/w' });
  const opened = await give(person, 'incidents', {
    title: 'Quillwort is broken',
    description: 'The Bryozoan tells',
    service: 'checkout',
  });
  incident = String(opened.id);
  await give(person, `incidents/${incident}/comments`, { text: 'Marzipan all over it' });
  // More event rows than one transaction takes.
  const long = await give(person, 'incidents', { title: 'Quillwort again', service: 'checkout' });
  for (let n = 0; n < 95; n++)
    await desk.done(person, 'POST', `/v1/incidents/${long.id}/comments`, { text: `Marzipan ${n}` });
  await give('dana', `incidents/${incident}/acknowledge`);
  await give('dana', `incidents/${incident}/comments`, { text: 'Thank you, Wilhelmina Zankova, I look' });
  await give('dana', `incidents/${incident}/notes`, { text: 'She sits on the third floor' });
  await attach(person, 'Tamarind');
  const raw = letter(
    { From: `Wilhelmina Zankova <${email}>`, To: 'support@desk.example', Subject: 'Ocelot' },
    'Vermilion everywhere',
  );
  await send(desk.host.ports.smtp, { from: email, to: ['support@desk.example'], raw });
  await desk.settled();
  const item = {
    id: 'access',
    name: 'Access',
    fields: [{ name: 'to', label: 'To what?', type: 'line', required: true }],
  };
  await give('femi', 'catalogue-items', item);
  await give('femi', 'catalogue-items/access/publish');
  request = String((await give(person, 'requests', { item: 'access', answers: { to: 'Quillwort' } })).id);
  await give('dana', `requests/${request}/complete-task`, { task: 'deliver' });
  await give(person, `surveys/${request}.${person}/answer`, { score: 2, comment: 'Marzipan' });
  secret = String(
    (
      await give('sora', 'security-incidents', {
        title: 'Wilhelmina Zankova was phished',
        description: email,
      })
    ).id,
  );
  await desk.forward(10);
});
afterAll(() => desk?.stop());

describe('an export', () => {
  type Entry = {
    kind: string;
    id: string;
    as: string[];
    fields: Record<string, unknown>;
    history: unknown[];
  };
  let entries: Entry[];
  const of = (kind: string) => entries.filter((one) => one.kind === kind);

  test('is asked for by oneself, or by an administrator, and by nobody else', async () => {
    expect((await desk.call('dana', 'POST', '/v1/data-exports', { person })).status).toBe(403);
    const { id } = await desk.done(person, 'POST', '/v1/data-exports', {});
    expect((await desk.call(person, 'POST', '/v1/data-exports', {})).status).toBe(409);
    await desk.settled();
    expect((await desk.call('dana', 'GET', `/v1/data-exports/${id}`)).status).toBe(404);
    const ready = (await desk.done(person, 'GET', `/v1/data-exports/${id}`)) as never as {
      state: string;
      files: { url: string; entries: number }[];
    };
    expect(ready).toMatchObject({ state: 'ready', files: [{ entries: expect.any(Number) }] });
    const file = await fetch(String(ready.files[0]?.url));
    const document = (await file.json()) as { readme: string; entries: Entry[] };
    expect(document.readme).toContain('GDPR');
    entries = document.entries;
    expect(await desk.items('admin', `/v1/data-exports?person=${person}`)).toMatchObject([{ id }]);
    expect(await desk.items('dana', '/v1/data-exports')).toEqual([]);
  });

  test('holds what there is about them: who they are, what they asked for, said, wrote and attached', () => {
    expect(of('person')[0]?.fields).toMatchObject({ name: 'Wilhelmina Zankova', email });
    const texts = JSON.stringify(entries);
    for (const word of words.filter((one) => one !== 'Tamarind')) expect(texts).toContain(word);
    for (const kind of ['incident', 'request', 'survey', 'mail', 'attachment', 'rights'])
      expect(entries.map((one) => one.kind)).toContain(kind);
  });

  test('holds nothing that is others’: internal notes, who they are, what only few may know of', () => {
    const texts = JSON.stringify(entries);
    for (const word of ['third floor', 'phished', secret, 'SEC-', 'dana@desk.example'])
      expect(texts).not.toContain(word);
  });
});

describe('an erasure', () => {
  const reason = 'Wilhelmina Zankova asked for it by letter';
  const ask = (who = 'admin') => desk.call(who, 'POST', '/v1/erasures', { person, reason });

  test('is for administrators, and not while somebody is active or their data is held', async () => {
    expect((await ask('femi')).status).toBe(403);
    expect((await ask()).body).toMatchObject({ status: 409, detail: expect.stringContaining('Deactivate') });
    await give('admin', `people/${person}/deactivate`);
    await give('admin', 'legal-holds', { person, reason: 'A claim is pending' });
    expect((await ask()).body).toMatchObject({
      status: 409,
      detail: expect.stringContaining('A claim is pending'),
    });
    await give('admin', `legal-holds/${person}/lift`, { reason: 'It is settled' });
    const own = await desk.call('admin', 'POST', '/v1/erasures', { person: 'admin', reason });
    expect(own.status).toBe(400);
  });

  test('goes on wherever it is killed, and says what it came to', async () => {
    const { faults, calls } = desk.host.dispatcher;
    const caller = desk.callerOf('privacy-do-erase');
    const crash = (operation: string, nth: number) =>
      faults.set({ match: { caller, operation, nth }, kind: 'crash', times: 1 });
    faults.set({ match: { caller, operation: 'Scan', nth: 2 }, kind: 'before', times: 30 });
    const { body } = await ask();
    expect(body).toMatchObject({ state: 'asked', person });
    expect((await ask()).status).toBe(409);
    await desk.settled();
    await desk.forward(30);
    const one = `/v1/erasures/${body.id}`;
    expect(await desk.done('admin', 'GET', one)).toMatchObject({
      state: 'failed',
      problem: expect.any(String),
    });
    faults.clear();
    // It is tried seven times: so many crashes end it, and six do not.
    const retried = async (places: readonly (readonly [string, number])[]) => {
      for (const [operation, nth] of places) crash(operation, nth);
      await desk.done('admin', 'POST', `${one}/retry`, {});
      await desk.settled();
      await desk.forward(30);
      faults.clear();
    };
    await retried([['Query', 1], ...[1, 2, 3, 5, 7, 9].map((nth) => ['TransactWriteItems', nth] as const)]);
    expect(await desk.done('admin', 'GET', one)).toMatchObject({ state: 'failed' });
    const others = ['UpdateItem', 'DeleteItem', 'DeleteObject', 'GetItem'].map((name) => [name, 1] as const);
    await retried([...others, ['TransactWriteItems', 8], ['TransactWriteItems', 30]]);
    expect(await desk.done('admin', 'GET', one)).toMatchObject({
      state: 'done',
      counts: { records: expect.any(Number) },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(calls.list().filter((call) => call.denied && call.caller === caller)).toEqual([]);
    await desk.forward(10);
  });

  test('leaves no name, no address and no word of theirs in any table, bucket or index', async () => {
    expect(await holding(desk, words)).toEqual([]);
  });

  test('leaves what others need: the ticket, its times, what the desk did', async () => {
    expect(await desk.done('dana', 'GET', `/v1/incidents/${incident}`)).toMatchObject({
      title: 'Erased',
      requester: person,
    });
    const timeline = JSON.stringify(await desk.items('dana', `/v1/incidents/${incident}/timeline?limit=100`));
    expect(timeline).toMatch(/Thank you, Erased person [0-9a-f]{4}, I look/);
    expect(timeline).toContain('third floor');
    expect(await desk.done('admin', 'GET', `/v1/people/${person}`)).toMatchObject({
      name: expect.stringMatching(/^Erased person [0-9a-f]{4}$/),
      state: 'inactive',
      contacts: [],
    });
    expect((await desk.call('admin', 'POST', `/v1/people/${person}/reactivate`, {})).status).toBe(409);
    expect((await ask()).status).toBe(409);
  });
});

describe('the chain', () => {
  type Row = Record<string, unknown> & { pk: string; sk: string };
  let dir = '';
  const rows = (): Row[] =>
    readFileSync(join(dir, 'rows.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const put = (all: readonly Row[]) =>
    writeFileSync(join(dir, 'rows.ndjson'), all.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const taken = async () => {
    dir = mkdtempSync(join(tmpdir(), 'audit-'));
    expect(await command('export', dir)).toMatchObject({ code: 0 });
  };

  test('still holds, and says of how many rows the words were erased', async () => {
    await desk.forward(48 * 60);
    await taken();
    const { said, code } = await command('verify', dir);
    expect(said).toContain('Nothing was changed');
    expect(said).toMatch(/words of [1-9]\d* erased/);
    expect(code).toBe(0);
  });

  const planted: [string, (all: Row[]) => Row[], RegExp][] = [
    [
      'words that are gone without an erasure',
      (all) =>
        all.map((row) => {
          const { said, ...rest } = row;
          return row.pk === 'person#dana' ? (rest as Row) : row;
        }),
      /the words of version 1 are gone, and no erasure tells of it/,
    ],
    [
      'words that were rewritten by somebody else',
      (all) =>
        all.map((row) => {
          const said = row.said as { words: { text?: unknown } } | undefined;
          return String(said?.words.text).includes('I look')
            ? { ...row, said: { ...said, words: { text: 'I refuse' } } }
            : row;
        }) as Row[],
      /the words of version \d+ were changed/,
    ],
    [
      'an erasure that is not there',
      (all) => all.filter(({ pk }) => !pk.startsWith('erasure#')),
      /there is no such erasure/,
    ],
  ];
  test.each(planted)('shows %s', async (_, plant, finding) => {
    await taken();
    put(plant(rows()));
    const { said, code } = await command('verify', dir);
    expect(said).toMatch(finding);
    expect(code).toBe(1);
  });
});

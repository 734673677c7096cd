import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { monday } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

type Urls = { api: string; aws: string };
let dir: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'killed-'));
});
afterEach(() => void child?.kill('SIGKILL'));

/** Starts the desk in a process of its own and waits until it says where it is. */
async function start(again = false): Promise<Urls> {
  const script = join(import.meta.dirname, 'desk-process.ts');
  child = spawn(process.execPath, [script, dir, ...(again ? ['again'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, 'line')) as [string];
  return JSON.parse(line) as Urls;
}

async function kill() {
  const gone = child && once(child, 'exit');
  child?.kill('SIGKILL');
  await gone;
}

const alarm = (aws: string, name: string) => {
  const { source, detail, resources, ...event } = alarmEvent({ name, at: new Date(monday).toISOString() });
  const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' };
  const client = new EventBridgeClient({ endpoint: aws, region: 'us-east-1', credentials });
  const entry = {
    Source: source,
    DetailType: event['detail-type'],
    Resources: resources,
    Detail: JSON.stringify(detail),
  };
  return client.send(new PutEventsCommand({ Entries: [entry] }));
};

const json = async <T>(url: string, init?: RequestInit) => (await (await fetch(url, init)).json()) as T;
const forward = (api: string, duration: string) =>
  json(`${api}/local/clock`, { method: 'POST', body: JSON.stringify({ forward: duration }) });
const mails = async (api: string) =>
  (await json<{ items: { to: string[]; text: string }[] }>(`${api}/local/mail`)).items;
const paged = async (api: string) => (await mails(api)).map(({ to }) => to[0]);

async function incidents(api: string) {
  const token = await (await fetch(`${api}/local/token?as=dana`)).text();
  const headers = { authorization: `Bearer ${token.trim()}` };
  return (await json<{ items: { id: string; state: string }[] }>(`${api}/v1/incidents`, { headers })).items;
}

test('killed in mid-escalation and started again, it goes on with the next level and pages nobody twice', async () => {
  const first = await start();
  await alarm(first.aws, 'search-slow');
  await forward(first.api, 'PT1M');
  expect(await paged(first.api)).toEqual(['dana@desk.example']);
  await kill();

  const second = await start(true);
  expect(await incidents(second.api)).toMatchObject([{ state: 'open' }]);
  await forward(second.api, 'PT6M');
  expect(await paged(second.api)).toEqual(['dana@desk.example', 'eli@desk.example']);
  const executions = await json<{ items: { status: string }[] }>(`${second.api}/local/executions`);
  expect(executions.items).toMatchObject([{ status: 'RUNNING' }]);
});

test('killed at any moment after the alarm was accepted, it is one incident, and somebody is paged', async () => {
  let urls = await start();
  for (const [round, delay] of [0, 40, 120, 300, 600].entries()) {
    await alarm(urls.aws, `search-killed-${round}`);
    await new Promise((resolve) => setTimeout(resolve, delay));
    await kill();
    urls = await start(true);
  }
  await forward(urls.api, 'PT4M');
  const all = await incidents(urls.api);
  expect(all.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'open'));
  // What a kill makes them say twice fills the minute's share of a mailbox: the rest comes as one mail.
  const said = (await mails(urls.api)).map(({ text }) => text).join();
  expect(all.filter(({ id }) => !said.includes(`/incidents/${id}`))).toEqual([]);
});

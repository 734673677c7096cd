import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createClock } from './clock.ts';
import { createConsoleLog } from './console-log.ts';
import { takePorts } from './host/front.ts';
import { lockState } from './host/lock.ts';
import { type Host, startHost } from './host.ts';
import { isStale } from './stale.ts';

/**
 * What the data of a demo is handed over as: its people, and a function that fills an empty host over its own API. `history`
 * is how many milliseconds before the present its story begins: the clock is set there, and the function moves it.
 */
type Demo = {
  history: number;
  seed(desk: {
    api: string;
    aws: string;
    smtp: number;
    token(person: string): Promise<string>;
    clock: { now(): number; ago(ms: number): Promise<void> };
    settled(): Promise<void>;
  }): Promise<void>;
};

const assembly = 'cdk.out';
const state = '.itsm';
const people = 'demo/people.json';
const seedScript = 'demo/seed.ts';
const welcome = 'demo/welcome.txt';
const sources = [
  'functions',
  'infra',
  'statemachines',
  'portal',
  'build',
  'itsm.config.ts',
  'cdk.json',
  'package-lock.json',
];

const flags = `npm start                    everything on this machine, with the demo data
npm start -- --reset         the same, from nothing
npm start -- --empty         without the demo data
PORT, AWS_PORT, SMTP_PORT    ports other than 3000, 4566 and 2525
STATE_DIR                    a place for the data other than .itsm`;

/** A step of its own process: synthesis takes a few hundred megabytes that the host should not keep. */
const run = (script: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${script} failed`))));
  });

async function prepare(): Promise<void> {
  if (!isStale(path.join(assembly, 'manifest.json'), sources)) return;
  console.log('Building and synthesizing …');
  await run('build/all.ts');
  await run('infra/app.ts');
}

const portOf = (name: string, otherwise: number): number => {
  const port = Number(process.env[name] ?? otherwise);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`${name} is not a port: ${process.env[name]}`);
};

const begun = 'begun\n';

/** Nothing of another host's is taken away: its lock is taken first. */
function empty(dir: string): void {
  lockState(dir)();
  rmSync(dir, { recursive: true });
}

const loadDemo = async (): Promise<Demo | undefined> =>
  existsSync(seedScript) ? await import(pathToFileURL(path.resolve(seedScript)).href) : undefined;

async function fill(host: Host, demo: Demo): Promise<void> {
  const { urls, ports, clock, token, settled, wake } = host;
  const story = { now: clock.now, ago: (ms: number) => wake(-ms) };
  await demo.seed({ api: urls.api, aws: urls.aws, smtp: ports.smtp, token, clock: story, settled });
  await wake(0);
  // What the story sent is nothing to somebody who wants to see their own alarm's pages.
  host.emptyOutbox();
}

/** What to open and what to try is told by the demo, which knows what is hosted. */
function greet({ urls }: Host, dir: string): void {
  const facts: Record<string, string> = {
    api: urls.api,
    aws: urls.aws.replace('127.0.0.1', 'localhost'),
    state: dir,
  };
  const text = existsSync(welcome) ? readFileSync(welcome, 'utf8') : '\n  Open    {api}\n  AWS     {aws}\n';
  console.log(text.replace(/\{(api|aws|state)\}/g, (_, name: string) => facts[name] ?? ''));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      reset: { type: 'boolean' },
      empty: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(flags);
  // Lambda's clock is UTC; whatever prints a local time does so here too.
  process.env.TZ = 'UTC';
  const dir = process.env.STATE_DIR ?? state;
  const ports = { api: portOf('PORT', 3000), aws: portOf('AWS_PORT', 4566), smtp: portOf('SMTP_PORT', 2525) };
  // Before the build, so that nobody waits for it to hear that a port is taken.
  await takePorts(ports).then((front) => front.stop());
  await prepare();
  if (values.reset && existsSync(dir)) empty(dir);
  const filled = path.join(dir, 'demo-data');
  // Half a story is no use to anybody: one that was interrupted is told anew.
  if (existsSync(filled) && readFileSync(filled, 'utf8') === begun) empty(dir);
  const demo = existsSync(filled) || values.empty ? undefined : await loadDemo();
  const log = createConsoleLog(path.join(dir, 'log'));
  const host = await startHost({
    ...{ assembly, dir, ports, log },
    people: existsSync(people) ? JSON.parse(readFileSync(people, 'utf8')) : [],
    ...(demo && { clock: createClock({ offset: -demo.history }) }),
  });
  const stop = () => {
    process.once('SIGINT', () => process.exit(130));
    void host.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const warm = () => host.functions.warm(host.functions.list().map(({ name }) => name));
  if (demo) {
    console.log('Filling the desk with the demo data …');
    writeFileSync(filled, begun);
    // What the story will call starts beside it, not in its way.
    const warming = warm();
    await fill(host, demo);
    await warming;
  }
  if (!existsSync(filled) || demo) writeFileSync(filled, demo ? 'there\n' : 'left out\n');
  greet(host, dir);
  await warm();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

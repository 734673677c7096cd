import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entries, functionsDir } from '../build/entries.ts';
import type { Ratio } from './floors.ts';
import { bundleNaively, bundleNaiveStack } from './naive-bundles.ts';
import { median, ratioOf, spread } from './statistics.ts';
import { figure, percent, type Table } from './table.ts';

/** Functions that a person waits for, or a page: these may not start late. */
const isLarge = (name: string) => name.endsWith('-api') || name === 'notification-on-paged';

/** Runs in a new process: loads a bundle as Lambda does, and tells what that took. */
const probe = `
const file = process.argv[1];
const at = performance.now(), before = process.cpuUsage();
const tell = () => {
  const ms = performance.now() - at, { user, system } = process.cpuUsage(before);
  process.stdout.write(JSON.stringify({ ms, cpu: (user + system) / 1000 }), () => process.exit());
};
file.endsWith('.mjs') ? import(file).then(tell) : (require(file), tell());
`;

type Start = { readonly ms: number; readonly cpu: number };
type Candidate = { readonly name: string; readonly file: string; readonly starts: Start[] };

const start = (file: string): Start =>
  JSON.parse(
    execFileSync(process.execPath, ['-e', probe, path.resolve(file)], {
      env: { PATH: process.env.PATH, AWS_REGION: 'us-east-1', AWS_LAMBDA_FUNCTION_NAME: 'bench' },
      encoding: 'utf8',
    }),
  );

/** Everything that is started, a function right after its naive twin, so that one moment of the machine serves both. */
async function candidates(dir: string): Promise<Candidate[]> {
  const empty = path.join(dir, 'empty.cjs');
  writeFileSync(empty, 'exports.handler = async () => ({});');
  const sources = Object.entries(entries());
  const candidate = (name: string, file: string): Candidate => ({ name, file, starts: [] });
  const all = [candidate('empty handler', empty), candidate('naive stack', await bundleNaiveStack(dir))];
  for (const [name, source] of sources) {
    if (isLarge(name)) all.push(candidate(`${name}, naively`, await bundleNaively(name, source, dir)));
    all.push(candidate(name, path.join(functionsDir, name, 'index.js')));
  }
  return all;
}

/** How long each function takes to load, beside an empty one and beside the same stack bundled without care. */
export async function cold(rounds = 11): Promise<{ tables: Table[]; ratios: Ratio[] }> {
  const dir = mkdtempSync(path.join(tmpdir(), 'cold-'));
  const all = await candidates(dir);
  const sizes = new Map(all.map(({ name, file }) => [name, statSync(file).size]));
  for (let round = 0; round < rounds; round++) for (const { file, starts } of all) starts.push(start(file));
  rmSync(dir, { recursive: true });

  const named = (name: string) => all.find((one) => one.name === name);
  const cpu = ({ starts }: Candidate) => starts.map((one) => one.cpu);
  const byNaive = (one: Candidate) => {
    const naive = named(`${one.name}, naively`);
    return naive && ratioOf(cpu(one), cpu(naive));
  };
  const stack = named('naive stack')!;
  const rows = all.map((one) => [
    one.name,
    figure((sizes.get(one.name) ?? 0) / 1024),
    figure(median(one.starts.map(({ ms }) => ms))),
    figure(median(cpu(one))),
    percent(spread(cpu(one))),
    ratioOf(cpu(one), cpu(stack)).toFixed(2),
    byNaive(one)?.toFixed(2) ?? '',
  ]);
  const ratios = all.flatMap((one): Ratio[] => {
    const value = byNaive(one);
    return value === undefined
      ? []
      : [{ name: 'cold start: function by the same bundled naively (CPU)', of: one.name, value }];
  });
  const notes = [
    `Each bundle is loaded in ${rounds} new processes of Node ${process.versions.node}, in turns; medians.`,
    'CPU is user and system time of the loading alone, spread its largest minus its smallest by the median.',
    'Naive stack: middy, Powertools logger and metrics, DynamoDB client, `import { z }`, as an ES module.',
    'Naively: the very same function as an ES module, `import { z }`, and everything else as esbuild does it by default.',
  ];
  const columns = ['bundle', 'kB', 'ms', 'CPU ms', 'spread', '× naive stack', '× naively'];
  return { tables: [{ title: 'Cold start', columns, rows, notes }], ratios };
}

import { spawnSync } from 'node:child_process';
import { bill } from './bill.ts';
import { calls } from './calls.ts';
import { cold } from './cold.ts';
import { missed, type Ratio } from './floors.ts';
import { impact } from './impact.ts';
import { search } from './search.ts';
import { render, type Table } from './table.ts';

type Part = () => Promise<{ tables: readonly Table[]; ratios: readonly Ratio[] }>;

const parts: Record<string, Part> = { cold, calls, bill, impact, search };

/** Bundles and template as they are now: what is measured is the sources, not what was built last. */
function prepare(): void {
  for (const script of ['build/all.ts', 'infra/app.ts']) {
    const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`${script} failed`);
  }
}

/** Runs the parts of these names, all when none is given. @returns what does not reach its floor */
async function run(names: readonly string[]): Promise<string[]> {
  const unknown = names.find((name) => !(name in parts));
  if (unknown) throw new Error(`There is no bench ${unknown}; there are ${Object.keys(parts).join(', ')}`);
  prepare();
  const below: string[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (names.length && !names.includes(name)) continue;
    const { tables, ratios } = await part();
    for (const table of tables) console.log(render(table));
    below.push(...missed(ratios));
  }
  return below;
}

try {
  const below = await run(process.argv.slice(2));
  console.log(below.length ? below.join('\n') : 'Every floor is reached.');
  process.exitCode = below.length ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

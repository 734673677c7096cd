import { latestChanges } from '../change/read.ts';
import { findIncident, latestIncidents } from '../incident/read.ts';
import { teamIds } from '../people/read.ts';
import { latestProblems } from '../problem/read.ts';
import { latestRequests, surveysAbout } from '../request/read.ts';
import { canonical } from '../runtime/chain.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { cellsBetween } from './cells.ts';
import { type Amounts, type Cells, cellKey, cellOf, moved, plus } from './contribution.ts';
import { correct, factOf } from './facts.ts';
import { measure, measured } from './measuring.ts';

/** Something that is not as a recount finds it. */
export type Difference = { readonly what: string; readonly found: unknown; readonly expected: unknown };

const everything = 10_000_000;
const atOnce = 16;

const runsOf = async (incident: string): Promise<string[]> => {
  const runs = (await findIncident(incident))?.run ?? 0;
  return Array.from({ length: runs }, (_, index) => `${incident}-${index + 1}`);
};

/** How every record of a kind is found: by its number, or by those of the records that it hangs on. */
const all: Readonly<Record<string, () => Promise<string[]>>> = {
  incident: () => latestIncidents(everything),
  request: () => latestRequests(everything),
  problem: () => latestProblems(everything),
  change: () => latestChanges(everything),
  escalation: async () => (await someAtOnce(await latestIncidents(everything), atOnce, runsOf)).flat(),
  survey: async () => {
    const tickets = [...(await latestRequests(everything)), ...(await latestIncidents(everything))];
    return (await someAtOnce(tickets, atOnce, surveysAbout)).flat();
  },
};

const same = (a: unknown, b: unknown) => canonical([a]) === canonical([b]);

type Pass = { readonly records: number; readonly cells: Cells; readonly differences: Difference[] };

/** Measures every record anew, and says which were counted as something else. */
async function records(mend: boolean): Promise<Pass> {
  const cells: Record<string, Amounts> = {};
  const differences: Difference[] = [];
  let records = 0;
  for (const [kind, find] of Object.entries(all))
    await someAtOnce(await find(), atOnce, async (id) => {
      const found = await measured(kind, id);
      if (!found) return;
      records += 1;
      const { before, now } = found;
      if (!same(before?.cells ?? {}, now.cells)) {
        if (mend) await retryingRaces(() => measure(kind, id, true));
        differences.push({ what: `${kind} ${id}`, found: before?.cells, expected: now.cells });
      }
      const counts = mend ? ((await factOf(kind, id))?.cells ?? now.cells) : now.cells;
      for (const [key, add] of Object.entries(counts)) cells[key] = plus(cells[key] ?? {}, add);
    });
  return { records, cells, differences };
}

/** What the counters say: all rows of each cell as one. */
async function counters(teams: readonly string[]): Promise<Cells> {
  const cells: Record<string, Amounts> = {};
  for (const team of teams)
    for (const grain of ['day', 'month'] as const)
      for (const { date, service, amounts } of await cellsBetween(team, grain, '0', '9999')) {
        const key = cellKey({ team, date, service });
        cells[key] = plus(cells[key] ?? {}, amounts);
      }
  return cells;
}

/** What is missing in the counters, or too much in them. */
async function drift({ cells }: Pass): Promise<Cells> {
  const teams = new Set([...(await teamIds()), ...Object.keys(cells).map((key) => cellOf(key).team)]);
  const expected = moved({}, cells);
  const found = await counters([...teams]);
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  const rest = keys.map((key) => [key, plus(expected[key] ?? {}, found[key] ?? {}, -1)] as const);
  return Object.fromEntries(rest.filter(([, by]) => Object.keys(by).length));
}

/** Cells that lack the same twice: what was counted while one of the passes went on is not among them. */
const lasting = (first: Cells, second: Cells): Cells =>
  Object.fromEntries(Object.entries(first).filter(([key, by]) => same(second[key], by)));

/**
 * Counts everything anew from the records, and says what the counters and facts say otherwise. Records are found by their
 * numbers, so nothing scans. On a desk in use, two passes have to agree that a counter is wrong before it is called so.
 *
 * @param mend puts right what is wrong
 */
export async function recount(mend: boolean): Promise<{ records: number; differences: Difference[] }> {
  const pass = await records(mend);
  const first = await drift(pass);
  const wrong = Object.keys(first).length ? lasting(first, await drift(await records(false))) : {};
  if (mend) await correct(wrong);
  const cells = Object.entries(wrong).map(([key, by]) => ({
    what: `cell ${key}`,
    found: undefined,
    expected: by,
  }));
  return { records: pass.records, differences: [...pass.differences, ...cells] };
}

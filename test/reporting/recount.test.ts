import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acknowledge, assign, take, transfer } from '../../functions/incident/assignment.ts';
import { overridePriority } from '../../functions/incident/correction.ts';
import { hold, resume } from '../../functions/incident/hold.ts';
import type { Incident } from '../../functions/incident/incident.ts';
import { merge, unmerge } from '../../functions/incident/merging.ts';
import { close, reopen, resolve } from '../../functions/incident/resolution.ts';
import { type Decision, decide } from '../../functions/kernel/decision.ts';
import { type Amounts, type Cells, cellsOf, moved, plus } from '../../functions/reporting/contribution.ts';
import { counting, type Fact } from '../../functions/reporting/fact.ts';
import { ofIncident } from '../../functions/reporting/incident-figures.ts';
import type { Moved } from '../../functions/reporting/moved.ts';
import { measured } from '../../infra/stacks/reporting.ts';
import { dana, incident } from '../incident/incidents.ts';

const zone = 'Europe/Berlin';
// Around the end of a month, and the night in which clocks go back.
const begin = Date.parse('2026-10-24T20:00:00Z');
type Life = { records: Incident[]; history: Moved[] };

const eli = { ...dana, id: 'eli' };
const deeds: readonly ((before: Incident, at: string) => Decision<Incident>)[] = [
  (one, at) => acknowledge(one, dana, at),
  (one, at) => take(one, eli, at),
  (one, at) => assign(one, { assignee: 'eli' }, dana, at),
  (one, at) => assign(one, { team: 'payments' }, dana, at),
  (one, at) => transfer(one, { team: 'platform', reason: 'Theirs' }, dana, at),
  (one, at) => hold(one, { reason: 'vendor' } as never, dana, at),
  (one, at) => resume(one, dana, at),
  (one, at) => overridePriority(one, { priority: 4, reason: 'So' } as never, dana, at),
  (one, at) => overridePriority(one, { priority: 1, reason: 'So' } as never, dana, at),
  (one, at) => resolve(one, 'Done', dana, at),
  (one, at) => reopen(one, 'Again', dana, at),
  (one, at) => close(one, dana, at),
  (one, at) => merge(one, incident('open', { id: 'INC-1' }), dana, at),
  (one, at) => unmerge(one, dana, at, 7),
];

/** A life as the decisions of incidents make it; what is not possible does not happen. */
function live(steps: readonly (readonly [deed: number, minutes: number])[], n: number): Life {
  let at = begin;
  const {
    version: _,
    chain: __,
    ...first
  } = incident('open', {
    id: `INC-${1000 + n}`,
    source: n % 2 ? 'person' : 'alarm',
    openedAt: new Date(at).toISOString(),
  });
  const opened = decide<Incident>(undefined, first, {
    type: 'incident.opened',
    by: 'dana',
    at: first.openedAt,
  });
  const life: Life = { records: [opened.after], history: [{ ...opened.event, version: 1 }] };
  for (const [deed, minutes] of steps) {
    at += minutes * 60_000;
    try {
      const decision = deeds[deed % deeds.length]?.(
        life.records.at(-1) as Incident,
        new Date(at).toISOString(),
      );
      if (!decision) continue;
      life.records.push(decision.after);
      life.history.push({ ...decision.event, version: decision.after.version });
    } catch {}
  }
  return life;
}

/** Whether the rule of the template wakes the reaction for an event. */
function wakes({ changed }: Moved): boolean {
  const fields = measured.find(({ kind }) => kind === 'incident')?.fields ?? [];
  return fields.some((field) => {
    const [name = '', side] = String(field).split('.');
    return (changed[name] as Record<string, unknown> | undefined)?.[side ?? 'to'] != null;
  });
}

/** One reaction: it reads the fact, then the record as it is by then, and then it writes. */
type Run = {
  readonly life: number;
  next: 'fact' | 'record' | 'write';
  seen?: Fact | undefined;
  now?: Pick<Fact, 'version' | 'cells'>;
};
type Store = { facts: Map<number, Fact>; cells: Record<string, Amounts>; told: number[] };

const cellsAt = ({ records, history }: Life, version: number): Cells =>
  cellsOf(ofIncident(records[version - 1] as Incident, history.slice(0, version)), zone);

/** @returns false when it lost a race, and has to begin anew */
function write({ facts, cells }: Store, { life, seen, now }: Run): boolean {
  const counted = now && counting(seen, now);
  if (!counted) return true;
  if (facts.get(life)?.turn !== seen?.turn) return false;
  facts.set(life, counted.fact);
  for (const [key, by] of Object.entries(counted.additions)) cells[key] = plus(cells[key] ?? {}, by);
  return true;
}

/** Everything happens in some order: deeds, and the steps of reactions to them, which come twice, late, or crash. */
function play(lives: readonly Life[], order: readonly number[]): Store {
  const store: Store = { facts: new Map(), cells: {}, told: lives.map(() => 1) };
  let runs: Run[] = lives.map((_, life) => ({ life, next: 'fact' }));
  const wake = (life: number, times: number) => {
    for (let n = 0; n < times; n++) runs.push({ life, next: 'fact' });
  };
  const step = (run: Run, crash: boolean) => {
    const { life, next } = run;
    const version = store.told[life] as number;
    if (crash) run.next = 'fact';
    else if (next === 'fact') Object.assign(run, { seen: store.facts.get(life), next: 'record' });
    else if (next === 'record')
      Object.assign(run, { now: { version, cells: cellsAt(lives[life] as Life, version) }, next: 'write' });
    else if (write(store, run)) runs = runs.filter((one) => one !== run);
    else run.next = 'fact';
  };
  for (const die of order) {
    const life = die % lives.length;
    const { history } = lives[life] as Life;
    const told = store.told[life] as number;
    if (die % 3 === 0 && told < history.length) {
      store.told[life] = told + 1;
      if (wakes(history[told] as Moved)) wake(life, die % 5 === 0 ? 2 : 1);
    } else if (runs.length) step(runs[die % runs.length] as Run, die % 11 === 0);
  }
  // In the end everything has happened, and what crashed was tried again until it ran.
  lives.forEach(({ history }, life) => {
    for (let told = store.told[life] as number; told < history.length; told++) {
      store.told[life] = told + 1;
      if (wakes(history[told] as Moved)) wake(life, 1);
    }
  });
  for (let turn = 0; runs.length; turn++) step(runs[turn % runs.length] as Run, false);
  return store;
}

describe('the figures', () => {
  test('of 1,000 random histories are those of a recount, whatever came twice, late, out of order, or crashed', () => {
    const steps = fc.array(fc.tuple(fc.nat(13), fc.nat(3_000)), { maxLength: 14 });
    const histories = fc.array(steps, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(histories, fc.array(fc.nat(10_000), { maxLength: 120 }), (all, order) => {
        const lives = all.map(live);
        const { cells } = play(lives, order);
        const whole = lives.map((life) => cellsAt(life, life.records.length));
        const sums: Record<string, Amounts> = {};
        for (const one of whole)
          for (const [key, by] of Object.entries(moved({}, one))) sums[key] = plus(sums[key] ?? {}, by);
        const kept = Object.entries(cells).filter(([, amounts]) => Object.keys(amounts).length);
        expect(Object.fromEntries(kept)).toEqual(sums);
      }),
      { numRuns: 250 },
    );
  });
});

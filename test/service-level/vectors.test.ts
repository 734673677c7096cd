import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { iso } from '../../functions/kernel/span.ts';
import { WorkingCalendar } from '../../functions/kernel/working-time.ts';
import { LevelTarget } from '../../functions/service-level/target.ts';
import { read } from './histories.ts';

const at = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const Expected = z.strictObject({
  state: z.string(),
  dueAt: at.optional(),
  firstDueAt: at.optional(),
  missedAt: at.optional(),
  expectedAt: at.optional(),
  elapsedMinutes: z.number().optional(),
  actualMinutes: z.number().optional(),
  targetMinutes: z.number().optional(),
});
const Vector = z.strictObject({
  name: z.string(),
  calendar: WorkingCalendar,
  target: LevelTarget,
  startedAt: at,
  pauses: z.array(z.strictObject({ from: at, to: at.optional() })).default([]),
  endedAt: at.optional(),
  asOf: at,
  expect: Expected,
});
const File = z.object({ about: z.string(), vectors: z.array(Vector) });
const { vectors } = File.parse(JSON.parse(readFileSync('test/vectors/service-level.json', 'utf8')));

const minutes = (milliseconds: number) => milliseconds / 60_000;

describe('the public test vectors', () => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const { calendar, target, startedAt: from, pauses, endedAt: end, asOf, expect: wanted } = vector;
    const found = read({ calendar, target, from, pauses, end }, asOf);
    const shown = {
      ...found,
      elapsedMinutes: minutes(found.elapsed),
      actualMinutes: minutes(found.actual),
      targetMinutes: minutes(found.target),
    };
    const expected = Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [name, name.endsWith('At') ? iso(Number(value)) : value]),
    );
    expect(shown).toMatchObject(expected);
    if (!('missedAt' in wanted)) expect(found.missedAt).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../local/step-functions/json.ts';
import { createWorld, machine, thrown } from './world.ts';

/** One documented behaviour: a machine, what it is given, how far the clock goes, and what comes out. */
export type Row = {
  it: string;
  states: Record<string, object>;
  top?: object;
  input?: JsonObject;
  forward?: number;
  answer?: (payload: JsonObject) => unknown;
  gives: unknown;
};

export const parallel = (branches: Record<string, object>[], rest: object = {}) => ({
  Type: 'Parallel',
  Branches: branches.map((branch) => machine(branch)),
  ...('Next' in rest ? {} : { End: true }),
  ...rest,
});
export const map = (inner: Record<string, object>, rest: object = {}) => ({
  Type: 'Map',
  ItemProcessor: machine(inner),
  ...('Next' in rest ? {} : { End: true }),
  ...rest,
});
export const assign = (Assign: object, Next: string) => ({ Type: 'Pass', Assign, Next });
export const failing =
  (name: string, message = '') =>
  () => {
    throw thrown(name, message);
  };
export const never = () => new Promise(() => {});

/** Runs every row in a world of its own, and sees that nothing is left running. */
export function conforms(name: string, rows: Row[]) {
  describe(name, () => {
    test.each(rows)('$it', async ({ states, top, input, forward, answer, gives }) => {
      const world = createWorld({ ...(answer && { answer }) });
      expect(await world.run(machine(states, top), input, forward)).toEqual(gives);
      expect(world.activity.running()).toEqual([]);
    });
  });
}

import type { Clocks } from '../record/clocks.ts';

const tenMinutes = 10 * 60_000;

/** A new item is first looked at once what it relates to had time to come. */
export const firstCheck = (at: string): Clocks => ({
  health: new Date(Date.parse(at) + tenMinutes).toISOString(),
});

import { Refusal } from './refusal.ts';

/** Read a row as: from this state, this step leads to that state. */
export type Lifecycle<State extends string> = Readonly<Record<State, Readonly<Record<string, State>>>>;

/**
 * The steps that a lifecycle table allows from a state, so that buttons can be drawn from the table.
 *
 * @example stepsFrom(incidentLifecycle, 'resolved') // ['reopen', 'close']
 */
export const stepsFrom = <State extends string>(table: Lifecycle<State>, from: State): string[] =>
  Object.keys(table[from]);

/**
 * Follows one step of a lifecycle table.
 *
 * @returns the state that `step` leads to from `from`
 * @throws {Refusal} `illegal-transition`, listing the steps that are possible instead
 * @example follow(incidentLifecycle, 'open', 'acknowledge') // 'acknowledged'
 */
export function follow<State extends string>(table: Lifecycle<State>, from: State, step: string): State {
  const row = table[from];
  const to = Object.hasOwn(row, step) ? row[step] : undefined;
  if (to) return to;
  const possible = stepsFrom(table, from);
  const instead = possible.length
    ? `Possible now: ${possible.join(', ')}.`
    : 'Nothing more can be done to it.';
  throw new Refusal('illegal-transition', `It is ${from}, so it cannot ${step}. ${instead}`, {
    from,
    possible,
  });
}

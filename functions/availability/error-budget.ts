import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { Budget } from './budget.ts';

/** How the budget of a service stands, as others were last told: what is said of it here is computed anew whenever something happens. */
export const ErrorBudget = z.object({
  ...recordFields,
  kind: z.literal('error-budget'),
  state: z.enum(['kept', 'burning', 'spent', 'none']),
  /** The beginning of the month that it is of. */
  from: instant,
  until: instant,
  allowed: z.number(),
  spent: z.number(),
  spentAt: instant.optional(),
});
export type ErrorBudget = z.infer<typeof ErrorBudget>;

const stateOf = ({ left, burning }: Budget): ErrorBudget['state'] =>
  left <= 0 ? 'spent' : burning.length ? 'burning' : 'kept';

const types: Readonly<Record<ErrorBudget['state'], string>> = {
  kept: 'error-budget.restored',
  burning: 'error-budget.burning',
  spent: 'error-budget.spent',
  none: 'error-budget.withdrawn',
};

// While something is down, how fast it burns is looked at again this often.
const look = 5 * 60_000;
// What was fast a while ago is so until the longest look back has gone by.
const lookBack = 60 * 60_000;

/** When to look again: as soon as it is spent, when its month is over, and now and then while it burns. */
function due(budget: Budget, state: ErrorBudget['state'], down: boolean, at: string): string {
  const later = (time: number) => new Date(Date.parse(at) + time).toISOString();
  const ends = [budget.until, ...(budget.spentBy ? [budget.spentBy] : [])];
  if (down && state === 'kept') ends.push(later(look));
  if (state === 'burning') ends.push(later(lookBack));
  return ends.toSorted().find((one) => one > at) ?? later(look);
}

/** The service that a budget is of, and whose it is. */
type About = { readonly id: string; readonly title: string; readonly team?: string | undefined };

const words: Partial<Record<ErrorBudget['state'], string>> = {
  burning: 'burns too fast',
  spent: 'is spent',
};

/** Its team is told when it burns too fast, and when nothing is left of it. */
function noticesOf({ id, title, team }: About, state: ErrorBudget['state']) {
  const said = words[state];
  if (!said || !team) return {};
  const notice = { title: `The error budget of ${title} ${said}`, path: `/availability/${id}` };
  return { notices: [{ to: [`team:${team}`], topic: 'error-budget', ...notice }] };
}

/**
 * What became of a service's budget: that it burns too fast, that it is spent, or that there is some again. What is only one more
 * look says nothing to anybody.
 *
 * @param budget undefined when nothing is promised any more
 * @returns undefined when it is as it was, and there is nothing to wait for
 */
export function keepBudget(
  before: ErrorBudget | undefined,
  { id, title, team }: About,
  budget: Budget | undefined,
  down: boolean,
  by: Actor,
  at: string,
): Decision<ErrorBudget> | undefined {
  if (!budget) {
    if (!before || before.state === 'none') return undefined;
    const next = { ...before, state: 'none' as const, clocks: undefined };
    return decide<ErrorBudget>(before, next, { type: types.none, by: by.id, at });
  }
  const state = stateOf(budget);
  const { from, until, allowed, spent, spentAt } = budget;
  const clocks = wind(undefined, 'look', due(budget, state, down, at));
  const next = {
    id,
    kind: 'error-budget' as const,
    title,
    state,
    ...{ from, until, allowed, spent },
    ...(spentAt && { spentAt }),
    clocks,
  };
  const as = before?.state ?? 'kept';
  const looked = as === state && (state === 'kept' || before?.from === from);
  if (
    looked &&
    before &&
    before.spent === spent &&
    before.allowed === allowed &&
    before.until === until &&
    before.clocks?.look === clocks?.look
  )
    return undefined;
  const facts = { allowed, spent, left: budget.left };
  return decide<ErrorBudget>(before, next, {
    type: looked ? 'error-budget.looked-at' : types[state],
    by: by.id,
    at,
    facts,
    ...(!looked && noticesOf({ id, title, team }, state)),
  });
}

import { findService } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { keepBudget } from './error-budget.ts';
import { budgetOf } from './measured.ts';
import { errorBudgets } from './stored.ts';

/** Looks at the budget of a service again, and says what became of it. */
export async function lookAtBudget(service: string, by: Actor, now: string, depth: number): Promise<void> {
  const [before, known] = await Promise.all([errorBudgets.find(service), findService(service)]);
  const title = known?.title ?? service;
  const { budget, down } = await budgetOf(service, title, Date.parse(now));
  const decision = keepBudget(before, { id: service, title, team: known?.team }, budget, down, by, now);
  if (decision) await errorBudgets.save(decision, { depth });
}

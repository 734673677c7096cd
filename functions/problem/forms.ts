import { assign, categoryOf, templateOf, validateFields } from '../administration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { invalid } from '../kernel/refusal.ts';
import { teamOnCall } from '../on-call/read.ts';
import type { AskFields } from '../record/field-values.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { priorityOf } from '../record/priority.ts';
import { queryIndex } from '../runtime/listing.ts';
import { nextTurn } from '../runtime/numbers.ts';
import type { Opening, OpenProblem } from './opening.ts';
import type { Problem } from './problem.ts';
import { stored } from './stored.ts';

const kind = 'problem';

/**
 * What somebody raises with what administrators prepared for it: the template that they chose, and the defaults of the category.
 *
 * @throws {Refusal} `validation` for a template or a category that is not there
 */
export async function prepared({ template, answers = {}, ...ask }: OpenProblem) {
  const filled = template ? await templateOf(kind, template, answers) : {};
  const all = { ...filled, ...ask, fields: { ...filled.fields, ...ask.fields } };
  const category = all.category === undefined ? undefined : await categoryOf(kind, all.category);
  const { impact = category?.impact, urgency = category?.urgency } = all;
  return { ...all, impact, urgency };
}

/** How many problems of a team's queue each person works on. */
async function loads(team: string): Promise<Record<string, number>> {
  const pages = await Promise.all(
    queuePartitions(kind, team).map((partition) =>
      queryIndex({ practice: kind, index: 'open', partition, limit: 100 }),
    ),
  );
  const counts: Record<string, number> = {};
  for (const { assignee } of await stored.all(pages.flat().map(({ id }) => String(id))))
    if (assignee) counts[assignee] = (counts[assignee] ?? 0) + 1;
  return counts;
}

/** Where a problem goes by the assignment rules: where it was to go anyway, if none fits. */
export async function assigned(opening: Opening, at: string): Promise<Opening> {
  const facts = { ...opening, priority: priorityOf(opening) };
  const found = await assign(kind, facts, {
    turn: (rule) => nextTurn(kind, `turn-${rule}`),
    loads,
    onCall: (team) => teamOnCall(team, at),
  });
  const { team = opening.team, assignee, category } = found ?? {};
  return {
    ...opening,
    team,
    ...(assignee && !opening.assignee && { assignee }),
    ...(category && !opening.category && { category }),
  };
}

/** The custom fields of a new problem. @throws {Refusal} `validation` naming each that is wrong or missing */
export const fieldsAtOpening = (opening: Opening, given: AskFields | undefined, actor: Actor) =>
  validateFields(kind, { given, step: 'open', facts: opening, actor });

/** The custom fields of a problem after a step. @throws {Refusal} `validation` naming each that is wrong or missing */
export const fieldsAt = (
  before: Problem,
  step: 'change' | 'resolve' | 'close',
  given: AskFields | undefined,
  actor: Actor,
) => validateFields(kind, { given, held: before.fields, step, facts: before, actor });

/** Refuses a category that is not in use; one that the problem has already may stay. @throws {Refusal} `validation` */
export async function demandCategory(before: Problem, category: string | null | undefined): Promise<void> {
  if (category && category !== before.category) await categoryOf(kind, category);
}

/** The title of a problem. @throws {Refusal} `validation` without one */
export function demandTitle(title: string | undefined): string {
  if (title) return title;
  throw invalid('/title', 'is needed');
}

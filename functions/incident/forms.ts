import { assign, categoryOf, hiddenFields, templateOf, validateFields } from '../administration/read.ts';
import { findService } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { invalid } from '../kernel/refusal.ts';
import { teamOnCall } from '../on-call/read.ts';
import type { AskFields } from '../record/field-values.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { priorityOf } from '../record/priority.ts';
import { queryIndex } from '../runtime/listing.ts';
import { nextTurn } from '../runtime/numbers.ts';
import type { Incident } from './incident.ts';
import type { About, OpenIncident, Opening, Reported } from './opening.ts';

const kind = 'incident';

/**
 * What a person reports with what administrators prepared for it: the template that they chose, and the defaults of the
 * category.
 *
 * @throws {Refusal} `validation` without a title, or for a template or a category that is not there
 */
export async function prepared({ template, answers = {}, ...ask }: OpenIncident): Promise<Reported> {
  const filled = template ? await templateOf(kind, template, answers) : {};
  const { title, ...all } = { ...filled, ...ask, fields: { ...filled.fields, ...ask.fields } };
  if (!title) throw invalid('/title', 'is needed');
  const category = all.category === undefined ? undefined : await categoryOf(kind, all.category);
  const { impact = category?.impact ?? 'medium', urgency = category?.urgency ?? 'medium' } = all;
  return { ...all, title, impact, urgency };
}

async function criticalityOf(service: string) {
  const found = await findService(service);
  return found?.state === 'active' ? found.criticality : undefined;
}

/** How many incidents of a team's queue each person works on. */
async function loads(team: string): Promise<Record<string, number>> {
  const filter = { state: ['open', 'acknowledged', 'on-hold'] };
  const scan = { practice: 'incident', index: 'open' as const, limit: 500, filter };
  const pages = await Promise.all(
    queuePartitions('incident', team).map((partition) => queryIndex({ ...scan, partition })),
  );
  const counts: Record<string, number> = {};
  for (const { assignee } of pages.flat())
    if (typeof assignee === 'string') counts[assignee] = (counts[assignee] ?? 0) + 1;
  return counts;
}

/**
 * Where an incident goes by the assignment rules: the service's team and nobody where none fits.
 *
 * @param opening what is known of it before
 */
export async function assigned(opening: Omit<Opening, 'requester'>, at: string): Promise<About> {
  const { service, team, category } = opening;
  const criticality = await criticalityOf(service);
  const facts = { ...opening, priority: priorityOf(opening), criticality };
  const found = await assign(kind, facts, {
    turn: (rule) => nextTurn('incident', `turn-${rule}`),
    loads,
    onCall: (one) => teamOnCall(one, at),
  });
  return {
    service,
    ...(criticality && { criticality }),
    team: found?.team ?? team,
    ...(found?.assignee && { assignee: found.assignee }),
    ...((category ?? found?.category) && { category: category ?? found?.category }),
  };
}

/** The custom fields of a new incident. @throws {Refusal} `validation` naming each that is wrong or missing */
export const fieldsAtOpening = (opening: Opening, given: AskFields | undefined, actor: Actor) =>
  validateFields(kind, { given, step: 'open', facts: opening, actor });

/** The custom fields of an incident after a step. @throws {Refusal} `validation` naming each that is wrong or missing */
export const fieldsAt = (
  before: Incident,
  step: 'change' | 'resolve' | 'close',
  given: AskFields | undefined,
  actor: Actor,
) => validateFields(kind, { given, held: before.fields, step, facts: before, actor });

/** Refuses a category that is not in use; one that the incident has already may stay. @throws {Refusal} `validation` */
export async function demandCategory(before: Incident, category: string | null | undefined): Promise<void> {
  if (category && category !== before.category) await categoryOf(kind, category);
}

/** The custom fields as a requester sees them. */
export async function openFields({ fields }: Incident): Promise<{ fields?: Incident['fields'] }> {
  if (!fields) return {};
  const hidden = await hiddenFields(kind);
  return { fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !hidden.has(name))) };
}

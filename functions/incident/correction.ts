import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { AskFields, type FieldValues } from '../record/field-values.ts';
import { Level, priorityOf } from '../record/priority.ts';
import { deed } from './deed.ts';
import type { Incident } from './incident.ts';

export const ChangeIncident = z
  .strictObject({
    title: line(200).optional(),
    description: text(65_536).optional(),
    impact: Level.optional(),
    urgency: Level.optional(),
    service: slug.optional(),
    team: slug.optional(),
    /** What it is about beside its service, e.g. an ARN; `null` takes it away. */
    ci: line(2048).nullable().optional(),
    category: slug.nullable().optional(),
    fields: AskFields.optional(),
  })
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');

const alive = ({ state }: Incident) => {
  if (state === 'closed') throw new Refusal('illegal-transition', 'It is closed and stays as it is.');
};

/** What it has by impact and urgency, unless a manager has set another one. */
const priorityNow = (incident: Incident) => incident.override?.priority ?? priorityOf(incident);

/**
 * Corrects what is known about it; the priority follows.
 *
 * @param fields what its custom fields are from now on
 * @param criticality that of the service
 * @throws {Refusal} `illegal-transition` once it is closed
 */
export function change(
  before: Incident,
  { ci, category = before.category, fields: _, ...ask }: z.infer<typeof ChangeIncident>,
  by: Actor,
  at: string,
  fields: FieldValues | undefined = before.fields,
  criticality: Level | undefined = before.criticality,
): Decision<Incident> {
  alive(before);
  const { ci: bound, ...rest } = before;
  const item = ci === undefined ? bound : ci === null ? undefined : { id: ci, because: 'person' as const };
  const next = {
    ...rest,
    ...ask,
    category: category ?? undefined,
    fields,
    criticality,
    ...(ask.service && { because: 'person' as const }),
    ...(item && { ci: item }),
  };
  return decide<Incident>(before, { ...next, priority: priorityNow(next) }, deed('incident.changed', by, at));
}

/** `priority: null` lets impact and urgency say it again. */
export const OverridePriority = z.strictObject({
  priority: z.int().min(1).max(5).nullable(),
  reason: text(2_000),
});

/** A manager knows better than the matrix, and says why. */
export function overridePriority(
  before: Incident,
  { priority, reason }: z.infer<typeof OverridePriority>,
  by: Actor,
  at: string,
): Decision<Incident> {
  alive(before);
  const { override: _, ...rest } = before;
  const next = priority === null ? rest : { ...rest, override: { priority, by: by.id, at } };
  const event = {
    ...deed('incident.changed', by, at),
    visibility: 'internal' as const,
    said: { text: reason },
  };
  return decide<Incident>(before, { ...next, priority: priorityNow(next) }, event);
}

import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
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
  })
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');

/** Corrects what is known about it; the priority follows. @throws {Refusal} `illegal-transition` once it is closed */
export function change(
  before: Incident,
  ask: z.infer<typeof ChangeIncident>,
  by: Actor,
  at: string,
): Decision<Incident> {
  if (before.state === 'closed') throw new Refusal('illegal-transition', 'It is closed and stays as it is.');
  const next = { ...before, ...ask };
  return decide<Incident>(before, { ...next, priority: priorityOf(next) }, deed('incident.changed', by, at));
}

import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { line, slug } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';

/** A team as it is kept. It stays: its id stands in records that outlive everybody in it. */
export const Team = z.object({
  ...recordFields,
  kind: z.literal('team'),
  state: z.enum(['active']),
  name: z.string(),
  /** The person who answers for it. */
  lead: z.string().optional(),
});
export type Team = z.infer<typeof Team>;

export const AddTeam = z.strictObject({ id: slug.optional(), name: line(120), lead: slug.optional() });
export type AddTeam = z.infer<typeof AddTeam>;

/** `lead: null` leaves the team without a lead. */
export const ChangeTeam = z.strictObject({ name: line(120), lead: slug.nullable() }).partial();
export type ChangeTeam = z.infer<typeof ChangeTeam>;

/**
 * Makes a team.
 *
 * @throws {Refusal} `validation` when no id is given and the name has no letter or digit that one could be made of
 */
export function addTeam({ id, name, lead }: AddTeam, actor: Actor, at: string): Decision<Team> {
  const next = { id: chosenId(id, name), kind: 'team', state: 'active', title: name, name, lead } as const;
  return decide<Team>(undefined, next, { type: 'team.added', by: actor.id, at });
}

/** Renames a team, or gives it another lead. */
export function changeTeam(before: Team, ask: ChangeTeam, actor: Actor, at: string): Decision<Team> {
  const { name = before.name, lead = before.lead } = ask;
  const next = { ...before, name, title: name, lead: lead ?? undefined };
  return decide(before, next, { type: 'team.changed', by: actor.id, at });
}

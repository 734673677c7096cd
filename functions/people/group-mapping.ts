import * as z from 'zod';
import { type Actor, roles } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { line, slug } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { audited, movedBy, sourceOf } from './rights-change.ts';
import { demandMayGive, Standing } from './standing.ts';

const fields = {
  /** The group as the identity provider names it, letter by letter. */
  group: line(256),
  roles: Standing.shape.roles,
  teams: Standing.shape.teams,
};

/** What everybody in a group of the identity provider gets when they sign in. */
export const GroupMapping = z.object({
  ...recordFields,
  kind: z.literal('group-mapping'),
  state: z.enum(['active', 'removed']),
  ...fields,
  /** Made by `itsm.config.ts`, and changed there alone. */
  locked: z.boolean(),
});
export type GroupMapping = z.infer<typeof GroupMapping>;

export const AddGroupMapping = z.strictObject({
  id: slug.optional(),
  ...fields,
  teams: fields.teams.default([]),
});
export type AddGroupMapping = z.infer<typeof AddGroupMapping>;

export const ChangeGroupMapping = z.strictObject({ roles: fields.roles, teams: fields.teams }).partial();
export type ChangeGroupMapping = z.infer<typeof ChangeGroupMapping>;

/** A group has one mapping; a removed one lets it go by expiring at that moment, because rows are never deleted. */
const claim = (id: string, group: string, gone?: string): Claim => ({
  pk: `group#${group}`,
  sk: 'group',
  values: { holder: id },
  heldBy: id,
  ...(gone && { expiresAt: Math.floor(Date.parse(gone) / 1000) - 1 }),
});

function decided(
  before: GroupMapping | undefined,
  next: Omit<GroupMapping, 'version' | 'chain'>,
  deed: string,
  actor: Actor,
  at: string,
): Decision<GroupMapping> {
  if (before?.locked && actor.kind === 'person')
    throw new Refusal('forbidden', 'This mapping is part of the configuration: change it in itsm.config.ts.');
  if (!next.roles.length && !next.teams.length) throw invalid('/roles', 'name a role or a team');
  if (next.roles.some((role) => !roles.includes(role))) throw invalid('/roles', 'is not a role');
  const decision = decide<GroupMapping>(before, next, { type: `group-mapping.${deed}`, by: actor.id, at });
  demandMayGive(actor, undefined, movedBy(decision));
  const held = claim(next.id, next.group, next.state === 'removed' ? at : undefined);
  return audited({ ...decision, claims: [held] }, sourceOf(actor));
}

/** Maps a group; it takes effect when somebody who is in it signs in. */
export function addMapping(
  { id, group, ...ask }: AddGroupMapping,
  actor: Actor,
  at: string,
): Decision<GroupMapping> {
  const named = { id: chosenId(id, group), title: group, group };
  const next = { ...ask, ...named, kind: 'group-mapping', state: 'active' } as const;
  return decided(undefined, { ...next, locked: actor.kind === 'system' }, 'added', actor, at);
}

/** Gives the group other roles or teams; those who have them by it follow when their tokens are renewed. */
export const changeMapping = (
  before: GroupMapping,
  ask: ChangeGroupMapping,
  actor: Actor,
  at: string,
): Decision<GroupMapping> =>
  decided(
    before,
    { ...before, ...ask, state: 'active', locked: actor.kind === 'system' },
    'changed',
    actor,
    at,
  );

/** Takes the mapping away, and with it, at their next sign-in, what people have by it alone. */
export const removeMapping = (before: GroupMapping, actor: Actor, at: string): Decision<GroupMapping> =>
  decided(before, { ...before, state: 'removed', locked: false }, 'removed', actor, at);

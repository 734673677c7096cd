import * as z from 'zod';
import { type Actor, type Role, roles } from '../kernel/actor.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { slug } from '../kernel/text.ts';

/** Roles and teams from one source: given by hand, or by the groups of an identity provider. */
export const Standing = z.object({
  roles: z.array(z.enum(roles)).max(roles.length),
  teams: z.array(slug).max(20),
});
export type Standing = z.infer<typeof Standing>;

/** What somebody may do and where it comes from: the whole, and its two parts once there are two. */
export type Stood = Standing & {
  readonly byHand?: Standing | undefined;
  readonly byGroups?: Standing | undefined;
};

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];
const without = <T>(a: readonly T[], b: readonly T[]): T[] => a.filter((each) => !b.includes(each));

/** From the least to the most, so that the same roles are the same list. */
export const inOrder = (held: readonly Role[]): Role[] => roles.filter((role) => held.includes(role));

/** What people gave somebody; before any group gave something, that is all they have. */
export const handOf = ({ roles: held, teams, byHand }: Stood): Standing => byHand ?? { roles: held, teams };

/**
 * Both parts as one: the roles and teams that count are those of either. Without anything from groups there is no part to
 * tell apart.
 *
 * @throws {Refusal} `validation` when no role is left: somebody without one is to be deactivated
 */
export function together(byHand: Standing, byGroups: Standing | undefined): Stood {
  const given = byGroups ?? { roles: [], teams: [] };
  const whole = { roles: union(byHand.roles, given.roles), teams: union(byHand.teams, given.teams) };
  if (!whole.roles.length) throw invalid('/roles', 'name one at least, or deactivate the person');
  const parted = given.roles.length || given.teams.length;
  if (!parted) return { ...byHand, byHand: undefined, byGroups: undefined };
  return { ...whole, roles: inOrder(whole.roles), byHand, byGroups: given };
}

/** What somebody has more and less than before. */
export type Moved = { readonly gained: Standing; readonly lost: Standing };

/** How two standings differ; undefined when they do not. */
export function moved(before: Standing | undefined, after: Standing | undefined): Moved | undefined {
  const [from, to] = [before, after].map((each) => each ?? { roles: [], teams: [] }) as [Standing, Standing];
  const gained = { roles: without(to.roles, from.roles), teams: without(to.teams, from.teams) };
  const lost = { roles: without(from.roles, to.roles), teams: without(from.teams, to.teams) };
  const none = [gained, lost].every((each) => !each.roles.length && !each.teams.length);
  return none ? undefined : { gained, lost };
}

const high: readonly Role[] = ['manager', 'admin'];
const rank = (held: readonly Role[]): number => Math.max(-1, ...held.map((role) => roles.indexOf(role)));

/**
 * Refuses roles that are not the actor's to give: nobody raises themselves, and below an administrator nobody makes or
 * unmakes managers and administrators.
 *
 * @throws {Refusal} `forbidden`, naming the role
 */
export function demandMayGive(
  actor: Actor,
  person: { readonly id: string; readonly roles: readonly Role[] } | undefined,
  change: Moved | undefined,
): void {
  if (actor.kind === 'system' || !change) return;
  const raised = change.gained.roles.find((role) => rank([role]) > rank(person?.roles ?? []));
  if (actor.id === person?.id && raised)
    throw new Refusal('forbidden', `Nobody raises themselves: somebody else has to make you ${raised}.`);
  if (actor.roles.includes('admin')) return;
  const beyond = [...change.gained.roles, ...change.lost.roles].find((role) => high.includes(role));
  if (beyond) throw new Refusal('forbidden', `Only administrators give and take the role ${beyond}.`);
}

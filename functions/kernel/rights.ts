import type { Actor, Role } from './actor.ts';
import { Refusal } from './refusal.ts';

/** What one role may do to one kind of record. `own` means: records that the person is part of. */
export type Grant = {
  readonly read: 'all' | 'own' | 'none';
  /** Commands by name, as in the contract; `change` covers the fields listed in `fields`. */
  readonly commands: readonly string[];
  /** Fields that `create` and `change` may set; `*` is every field of the contract. */
  readonly fields: readonly string[];
  /** Fields that are left out of every answer to this role. */
  readonly hidden: readonly string[];
};

/**
 * The rights of every role on one kind of record: a row of the table role × record × field × command. The role `security` has
 * none where none are named.
 */
export type Rights = Readonly<Record<Exclude<Role, 'security'>, Grant>> & { readonly security?: Grant };

const everything: Grant = { read: 'all', commands: ['*'], fields: ['*'], hidden: [] };
const nothing: Grant = { read: 'none', commands: [], fields: [], hidden: [] };
const looking: Grant = { read: 'all', commands: [], fields: [], hidden: [] };

/** Building blocks for a `rights.ts`: every command and field, nothing at all, or reading alone. */
export const grants = { everything, nothing, looking } as const;

/** What one role may do to one kind of record. */
export const grantOf = (rights: Rights, role: Role): Grant => rights[role] ?? nothing;

const has = (list: readonly string[], name: string) => list.includes('*') || list.includes(name);

/** True when one of the actor's roles may give this command; the system may do what its code does. */
export const may = (rights: Rights, actor: Actor, command: string): boolean =>
  actor.kind === 'system' || actor.roles.some((role) => has(grantOf(rights, role).commands, command));

/** How much the actor may read: the widest of their roles. */
export function reach(rights: Rights, actor: Actor): Grant['read'] {
  if (actor.kind === 'system') return 'all';
  const reads = actor.roles.map((role) => grantOf(rights, role).read);
  return reads.includes('all') ? 'all' : reads.includes('own') ? 'own' : 'none';
}

/**
 * Refuses a command that none of the actor's roles may give, or that sets a field none of them may set.
 *
 * @throws {Refusal} `forbidden`, naming the command or the field and the roles that the actor has
 */
export function demand(rights: Rights, actor: Actor, command: string, fields: readonly string[] = []): void {
  if (actor.kind === 'system') return;
  const able = actor.roles.filter((role) => has(grantOf(rights, role).commands, command));
  const with_ = `Your roles: ${actor.roles.join(', ') || 'none'}.`;
  if (!able.length)
    throw new Refusal('forbidden', `None of your roles may ${command} here. ${with_}`, { command });
  const field = fields.find((name) => !able.some((role) => has(grantOf(rights, role).fields, name)));
  if (field)
    throw new Refusal('forbidden', `None of your roles may set ${field}. ${with_}`, { command, field });
}

/** The record without the fields that every role of the actor has to leave out. */
export function veil<T extends object>(rights: Rights, actor: Actor, record: T): T {
  if (actor.kind === 'system') return record;
  const reading = actor.roles.filter((role) => grantOf(rights, role).read !== 'none');
  const hidden = (name: string) => reading.every((role) => grantOf(rights, role).hidden.includes(name));
  return Object.fromEntries(Object.entries(record).filter(([name]) => !hidden(name))) as T;
}

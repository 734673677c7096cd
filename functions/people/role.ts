import * as z from 'zod';
import { type Actor, type Role as RoleId, roles } from '../kernel/actor.ts';
import { grantOf, type Rights } from '../kernel/rights.ts';

/** The rights of every kind of record, by noun. */
export type RightsTable = Readonly<Record<string, Rights>>;

const titles: Record<RoleId, string> = {
  requester: 'Requester',
  agent: 'Agent',
  manager: 'Manager',
  admin: 'Administrator',
  security: 'Security responder',
};

export const Role = z
  .object({
    id: z.enum(roles),
    title: z.string(),
    rights: z.record(
      z.string(),
      z.object({
        read: z.enum(['all', 'own', 'none']),
        commands: z.array(z.string()),
        hidden: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

/** Every command that the table names for a kind of record; what `*` stands for. */
const named = (rights: Rights): string[] => [
  ...new Set(roles.flatMap((role) => grantOf(rights, role).commands).filter((command) => command !== '*')),
];

const commandsOf = (rights: Rights, role: RoleId): string[] =>
  grantOf(rights, role).commands.includes('*') ? named(rights) : [...grantOf(rights, role).commands];

/** What each role may do, as the rights tables say it. */
export const rolesOf = (table: RightsTable): Role[] =>
  roles.map((id) => ({
    id,
    title: titles[id],
    rights: Object.fromEntries(
      Object.entries(table).map(([noun, rights]) => {
        const { read, hidden } = grantOf(rights, id);
        return [noun, { read, commands: commandsOf(rights, id), hidden: [...hidden] }];
      }),
    ),
  }));

/** The commands that one actor may give, by noun: what the portal shows buttons for. */
export const commandsFor = (table: RightsTable, { roles: held }: Actor): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(table).map(([noun, rights]) => [
      noun,
      [...new Set(held.flatMap((role) => commandsOf(rights, role)))],
    ]),
  );

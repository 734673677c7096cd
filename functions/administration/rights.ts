import type { Actor } from '../kernel/actor.ts';
import { grants, type Rights } from '../kernel/rights.ts';

const keeping = ['create', 'change', 'retire', 'restore'];
const keeper = { ...grants.everything, commands: keeping };

/** What a form is made of is known to everybody; managers and administrators keep it. */
export const formRights: Rights = {
  requester: grants.looking,
  agent: grants.looking,
  manager: keeper,
  admin: keeper,
};

/** Templates are a shortcut of those who work at the desk. */
export const ticketTemplateRights: Rights = { ...formRights, requester: grants.nothing };

/** How work finds its people is no business of requesters. */
export const assignmentRuleRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: { ...keeper, commands: [...keeping, 'try'] },
  admin: { ...keeper, commands: [...keeping, 'try'] },
};

/** True for those who see the fields that requesters do not. */
export const seesEverything = (actor: Actor): boolean =>
  actor.kind === 'system' || actor.roles.some((role) => role !== 'requester');

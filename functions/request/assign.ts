import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { slug } from '../kernel/text.ts';
import { toDoer } from './notices.ts';
import { deed, type ServiceRequest } from './service-request.ts';

/** Who answers for a request: a person, nobody, or another team. */
export const Assign = z
  .strictObject({ assignee: slug.nullable(), team: slug })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name an assignee or a team');

/**
 * Who answers for it from now on. A new team begins without anybody, unless somebody is named; undefined when that is how it is.
 * Whether those who are named exist, the caller has to know.
 */
export function assign(
  before: ServiceRequest,
  ask: z.output<typeof Assign>,
  by: Actor,
  at: string,
): Decision<ServiceRequest> | undefined {
  const team = ask.team ?? before.team;
  const { assignee: former, ...rest } = before;
  const assignee =
    ask.assignee === undefined ? (team === before.team ? former : undefined) : (ask.assignee ?? undefined);
  if (assignee === former && team === before.team) return undefined;
  const next = { ...rest, team, ...(assignee && { assignee }) };
  const notices =
    assignee === by.id ? [] : [toDoer(before, next, 'request-assigned', `${before.title} is yours now`)];
  return decide<ServiceRequest>(before, next, { ...deed('assigned', by, at), notices });
}

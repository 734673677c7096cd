import { system } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { type AskedComment, type AskedTicket, askedClaim } from '../record/asked.ts';
import type { LiveItem } from './catalogue-item.ts';
import { open } from './opening.ts';
import type { ServiceRequest } from './service-request.ts';

const by = system('on-mail');
/** What a note on an order holds; the mail has all of it. */
const longest = 2_000;

/** The request of an item that a mail stands for: nobody filled in its form, so what they wrote goes along. */
export function orderedByMail(
  ask: AskedTicket,
  item: LiveItem,
  team: string,
  id: string,
  at: string,
): Decision<ServiceRequest> {
  const { key, description, title, requester, verified } = ask;
  const order = {
    main: { item, answers: {} },
    parts: [],
    requester,
    note: `${title}\n\n${description ?? ''}`.slice(0, longest).trim(),
    team,
    asked: { key, by: 'mail' as const, ...(!verified && { unverified: true as const }) },
  };
  return open(order, id, by, at, [askedClaim(key, id)]);
}

/** What somebody answered by mail, once. */
export function answeredByMail(
  decided: Decision<ServiceRequest>,
  { key, by: way }: AskedComment,
): Decision<ServiceRequest> {
  const lastAsked = { key, by: way };
  const after = { ...decided.after, lastAsked };
  const changed = { ...decided.event.changed, lastAsked: { from: decided.before?.lastAsked, to: lastAsked } };
  const claims = [...(decided.claims ?? []), askedClaim(key, after.id)];
  return { ...decided, after, claims, event: { ...decided.event, changed } };
}

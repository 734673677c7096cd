import type { Decision } from '../kernel/decision.ts';
import { type AskedComment, type AskedTicket, askedClaim } from '../record/asked.ts';
import type { LiveItem } from './catalogue-item.ts';
import type { Order } from './opening.ts';
import type { ServiceRequest } from './service-request.ts';

/** What a note on an order holds; the mail has all of it. */
const longest = 2_000;

/** What a mail that stands for an item orders: nobody filled in its form, so what they wrote goes along. */
export function orderByMail(ask: AskedTicket, item: LiveItem, team: string): Order {
  const { key, description, title, requester, verified } = ask;
  return {
    main: { item, answers: {} },
    parts: [],
    requester,
    note: `${title}\n\n${description ?? ''}`.slice(0, longest).trim(),
    team,
    asked: { key, by: 'mail', ...(!verified && { unverified: true }) },
  };
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

import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, text } from '../kernel/text.ts';
import { linkRows } from '../record/link.ts';
import { type Incident, incidentLifecycle } from './incident.ts';
import { open } from './opening.ts';

export const FollowUp = z.strictObject({ reason: text(65_536), title: line(200).optional() });

/**
 * It is over, and here it is again: a new incident with what is known of the old one, and a link between the two.
 *
 * @throws {Refusal} `illegal-transition` while the old one is worked on, or when it was merged into another
 */
export function followUp(
  before: Incident,
  { reason, title }: z.infer<typeof FollowUp>,
  id: string,
  by: Actor,
  at: string,
): Decision<Incident> {
  follow(incidentLifecycle, before.state, 'follow-up');
  if (before.mergedInto)
    throw new Refusal('illegal-transition', `It went on as ${before.mergedInto}. Comment there.`);
  const { impact, urgency, service, team, requester, ci, because, category, fields } = before;
  const opening = {
    title: title ?? before.title,
    description: reason,
    impact,
    urgency,
    service,
    team,
    ci,
    because,
    category,
    fields,
    requester: requester ?? by.id,
    source: 'person' as const,
  };
  const link = { type: 'follow-up-of' as const, target: before.id };
  const rows = linkRows({ kind: 'incident', id }, link, 'linked', by.id, at, before);
  return open(opening, id, by, at, rows);
}

import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Asked, type AskedComment, type AskedTicket, askedClaim } from '../record/asked.ts';
import { followUp } from './follow-up.ts';
import type { Incident } from './incident.ts';
import { type About, open } from './opening.ts';
import { reopen } from './resolution.ts';
import { comment, note } from './speech.ts';

const by: Actor = { id: 'system:on-asked', kind: 'system', roles: [], teams: [] };

const sourceOf = ({
  key,
  by: way,
  verified,
}: Pick<AskedTicket, 'key' | 'by'> & { verified: boolean }): Asked => ({
  key,
  by: way,
  ...(!verified && { unverified: true as const }),
});

/** What the requester is told: the desk's own words alone while nobody vouched that the address is theirs. */
function received(decision: Decision<Incident>, verified: boolean): Decision<Incident> {
  const { id, title, requester } = decision.after;
  if (!requester) return decision;
  const said = { topic: 'incident-opened', title: `We have it as ${id}`, path: `/incidents/${id}` };
  const notice = { to: [requester], ...said, ...(verified && { text: title }) };
  const notices = [...(decision.event.notices ?? []), notice];
  return { ...decision, event: { ...decision.event, notices } };
}

/** Opens the incident that somebody asked for from outside, once. */
export function openAsked(ask: AskedTicket, about: About, id: string, at: string): Decision<Incident> {
  const { title, description, requester, verified, impact = 'medium', urgency = 'medium', category } = ask;
  const opening = {
    title,
    description,
    impact,
    urgency,
    category,
    requester,
    ...about,
    because: ask.service ? ('person' as const) : ('default' as const),
    source: 'person' as const,
    asked: sourceOf(ask),
    ...(ask.fields && { fields: ask.fields }),
  };
  return received(open(opening, id, by, at, [askedClaim(ask.key, id)]), verified);
}

/** Goes on from an incident that is over with what somebody asks now; both name each other. */
export function followUpAsked(
  before: Incident,
  ask: Pick<AskedTicket, 'key' | 'by' | 'title' | 'description' | 'requester' | 'verified'>,
  id: string,
  at: string,
): Decision<Incident> {
  const { title, description, requester, verified } = ask;
  const reason = description ?? title;
  const decided = followUp({ ...before, requester }, { reason, title }, id, by, at);
  const after = { ...decided.after, asked: sourceOf(ask) };
  const changed = { ...decided.event.changed, asked: { to: after.asked } };
  const claims = [...(decided.claims ?? []), askedClaim(ask.key, id)];
  return received({ ...decided, after, claims, event: { ...decided.event, changed } }, verified);
}

/** What a comment does that came from outside: exactly what it does in the portal, and what is solved opens again. */
function spoken(before: Incident, ask: AskedComment, who: Actor, at: string, reopenDays: number) {
  if (ask.automatic) return note(before, ask.text, who, at);
  if (before.state !== 'resolved' || who.id !== before.requester) return comment(before, ask.text, who, at);
  return reopen(before, ask.text, who, at, reopenDays);
}

/**
 * Says on an incident what somebody answered from outside, once; undefined when it is over, or was solved so long ago that
 * they may not open it again: it is gone on from then.
 */
export function commentAsked(
  before: Incident,
  ask: AskedComment,
  who: Actor,
  at: string,
  reopenDays: number,
): Decision<Incident> | undefined {
  if (before.state === 'closed') return undefined;
  try {
    const decided = spoken(before, ask, who, at, reopenDays);
    const lastAsked = sourceOf({ ...ask, verified: true });
    const after = { ...decided.after, lastAsked };
    const changed = { ...decided.event.changed, lastAsked: { from: before.lastAsked, to: lastAsked } };
    const claims = [...(decided.claims ?? []), askedClaim(ask.key, before.id)];
    return { ...decided, after, claims, event: { ...decided.event, changed } };
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'reopen-window') return undefined;
    throw error;
  }
}

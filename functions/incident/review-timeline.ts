import type { EventRow } from '../record/timeline.ts';
import type { Review } from './review.ts';

type Words = (event: EventRow) => string | undefined;

const who = ({ by }: EventRow) => (by.startsWith('system:') ? '' : ` by ${by}`);
const fact = ({ facts }: EventRow, name: string) => String(facts?.[name] ?? '');
const to = ({ changed }: EventRow, name: string) => changed[name]?.to;

/** What a review tells of each sort of event; the others are left to the incident's own history. */
const told: Readonly<Record<string, Words>> = {
  'incident.opened': (event) => `Opened${who(event) || ' by an alarm'}.`,
  'incident.joined': (event) => `${fact(event, 'alert')} fired, too.`,
  'incident.cleared': (event) => `${fact(event, 'alert')} ended.`,
  'incident.paged': (event) => `${fact(event, 'person')} was paged by ${fact(event, 'channel')}.`,
  'incident.page-failed': (event) =>
    `${fact(event, 'person')} could not be paged by ${fact(event, 'channel')}.`,
  'incident.unanswered': () => 'Nobody answered at any level.',
  'incident.acknowledged': (event) => `Acknowledged${who(event)}.`,
  'incident.assigned': (event) =>
    `Handed to ${String(to(event, 'assignee') ?? to(event, 'team') ?? 'the queue')}.`,
  'incident.proposed-major': (event) => `Proposed as a major incident${who(event)}.`,
  'incident.declared-major': (event) => `Declared a major incident${who(event)}.`,
  'incident.demoted-major': (event) => `No major incident any more, said ${event.by}.`,
  'incident.role-assigned': (event) =>
    `${fact(event, 'role')}: ${fact(event, 'person') || 'nobody'}${event.facts?.from ? `, after ${fact(event, 'from')}` : ''}.`,
  'incident.stakeholders-updated': (event) => `Stakeholders were told: ${fact(event, 'status')}.`,
  'incident.held': () => 'Put on hold.',
  'incident.resumed': () => 'Taken up again.',
  'incident.resolved': (event) => `Resolved${who(event) || ': its alarm ended'}.`,
  'incident.reopened': (event) => `Opened again${who(event)}.`,
};

function byRule(event: EventRow): string | undefined {
  const major = to(event, 'major') as { state?: string; rule?: string; by?: string } | undefined;
  if (!major?.by?.startsWith('rule:') || event.type.endsWith('-major')) return undefined;
  return major.state === 'declared'
    ? 'Declared a major incident by a rule.'
    : major.state === 'proposed'
      ? 'Proposed as a major incident by a rule.'
      : undefined;
}

/** The timeline with which a review begins: what matters of the incident's history, the oldest first. */
export const timelineOf = (history: readonly EventRow[]): Review['timeline'] =>
  history
    .flatMap((event) =>
      [told[event.type]?.(event), byRule(event)].flatMap((text) => (text ? [{ at: event.at, text }] : [])),
    )
    .slice(0, 300);

import type { TimelineEntry } from '../model.ts';
import { priorities, spelled } from '../words.ts';

/** What kind of happening an entry is: chips filter by it, and it decides how an entry looks. */
export type Kind = 'comment' | 'note' | 'page' | 'alert' | 'state' | 'change';

const kinds: Record<string, Kind> = {
  commented: 'comment',
  noted: 'note',
  paged: 'page',
  'page-failed': 'page',
  unanswered: 'page',
  joined: 'alert',
  cleared: 'alert',
  changed: 'change',
  assigned: 'change',
};

const verb = ({ type }: TimelineEntry): string => type.split('.').at(-1) ?? type;

export const kindOf = (entry: TimelineEntry): Kind => kinds[verb(entry)] ?? 'state';

const sentences: Record<string, string> = {
  opened: 'opened {it}',
  acknowledged: 'took {it}: paging stops',
  resolved: 'resolved {it}',
  reopened: 'opened {it} again',
  closed: 'closed {it}',
  commented: 'commented on {it}',
  noted: 'left an internal note on {it}',
  changed: 'changed {it}',
  assigned: 'assigned {it}',
  joined: 'added an alert to {it}',
};

/** Stands for the addresses that are told when nobody answers at any level. */
export const lastResort = 'last-resort';

type Name = (field: string, value: unknown) => string;

/** What happened, as the rest of a sentence that starts with who did it; `{it}` stands for the record. */
export function happened(entry: TimelineEntry, name: Name): string {
  const { facts = {}, changed = {} } = entry;
  const did = verb(entry);
  const person =
    facts.person === lastResort ? 'the last resort' : name('assignee', facts.person ?? 'somebody');
  const by = facts.channel
    ? ` by ${facts.channel === 'email' ? 'mail' : spelled(String(facts.channel))}`
    : '';
  if (did === 'paged') return `paged ${person}${by} for {it}`;
  if (did === 'page-failed') return `could not page ${person}${by} for {it}`;
  if (did === 'unanswered') return 'has nobody left to page for {it}: nobody answered';
  if (did === 'assigned' && changed.assignee)
    return changed.assignee.to
      ? `assigned {it} to ${name('assignee', changed.assignee.to)}`
      : 'took {it} off its assignee';
  if (did === 'joined' || did === 'opened') {
    const alert = facts.alert ?? Object.keys((changed.alerts?.to as object) ?? {}).at(-1);
    if (alert && did === 'joined') return `added ${String(alert)} to {it}`;
  }
  return sentences[did] ?? `${spelled(did)} {it}`;
}

const peopleFields = new Set(['assignee', 'acknowledgedBy', 'resolvedBy', 'requester', 'lead', 'stoppedBy']);
export const isPersonField = (field: string): boolean => peopleFields.has(field);

/** A value of a field as people read it. */
export function value(field: string, raw: unknown): string {
  if (raw === undefined || raw === null || raw === '') return 'nothing';
  if (field === 'priority') return priorities[raw as 1] ?? String(raw);
  if (Array.isArray(raw)) return raw.join(', ') || 'nothing';
  if (typeof raw === 'object') return Object.keys(raw).join(', ');
  return String(raw);
}

// Stamps and counters say the same as the sentence above them.
const silent = /(At|By)$|^(version|run|steps|chain|takenOver|reopenCount|alerts|escalation)$/;

/** The changes worth telling: not stamps, and not the fields that a new record starts with. */
export function told({ version, changed = {} }: TimelineEntry): [string, { from?: unknown; to?: unknown }][] {
  if (version === 1) return [];
  return Object.entries(changed).filter(([field]) => !silent.test(field));
}

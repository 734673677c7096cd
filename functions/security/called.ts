import type { Actor } from '../kernel/actor.ts';
import type { SecurityIncident } from './incident.ts';
import { mayKnow } from './need-to-know.ts';
import type { Vulnerability } from './vulnerability.ts';

/** What happened to a record of this practice, by its event row. */
export type Happened = {
  /** e.g. `security-incident.opened` */
  readonly type: string;
  readonly by: string;
  readonly changed: Readonly<Record<string, unknown>>;
};

/** Who is wanted at a security incident: everybody who may know of it for its beginning, and whoever is named for a part of it. */
function wantedAt(incident: SecurityIncident, { type, changed }: Happened, all: readonly Actor[]) {
  const knowing = all.filter((responder) => mayKnow(incident, responder));
  const named = (id: string | undefined) => knowing.filter((responder) => responder.id === id);
  switch (type.split('.')[1]) {
    case 'opened':
    case 'reopened':
    case 'need-to-know-set':
      return knowing;
    case 'step-asked':
      // Whoever put the playbook to work does not approve its steps.
      return knowing.filter(({ id }) => id !== incident.run?.by);
    case 'assigned':
    case 'changed':
      return 'assignee' in changed ? named(incident.assignee) : [];
    case 'task-added':
      return named(newest(incident)?.assignee);
    default:
      return [];
  }
}

const newest = ({ tasks = [] }: SecurityIncident) =>
  tasks.toSorted((a, b) => Number(b.id.slice(1)) - Number(a.id.slice(1)))[0];

/** Who is wanted at a vulnerability: whoever may decide on its deferral, and who lets it become late. */
function wantedFor({ assignee }: Vulnerability, { type }: Happened, all: readonly Actor[]) {
  if (type === 'vulnerability.deferral-asked') return all;
  const theirs = all.filter(({ id }) => id === assignee);
  return theirs.length ? theirs : all;
}

/**
 * The responders who are to be called for what happened, of all that there are. Nobody is called for what they did themselves, and
 * nobody who may not know of it.
 */
export function called(
  record: SecurityIncident | Vulnerability | undefined,
  happened: Happened,
  all: readonly Actor[],
): string[] {
  const wanted =
    record?.kind === 'security-incident'
      ? wantedAt(record, happened, all)
      : record
        ? wantedFor(record, happened, all)
        : all;
  return wanted.map(({ id }) => id).filter((id) => id !== happened.by);
}

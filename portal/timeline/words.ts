import { personFields } from '../../functions/record/person-fields.ts';
import type { TimelineEntry } from '../model.ts';
import { moment } from '../time.ts';
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
  transferred: 'change',
  linked: 'change',
  unlinked: 'change',
  watched: 'change',
  unwatched: 'change',
  'parent-set': 'change',
  'parent-removed': 'change',
  attached: 'change',
  unattached: 'change',
  'incidents-linked': 'change',
  'incidents-unlinked': 'change',
  'cause-found': 'change',
  'workaround-given': 'note',
};

const verb = ({ type }: TimelineEntry): string => type.split('.').at(-1) ?? type;

export const kindOf = (entry: TimelineEntry): Kind => kinds[verb(entry)] ?? 'state';

const sentences: Record<string, string> = {
  swept: 'looked through the alerts that {it} may hold',
  opened: 'opened {it}',
  'proposed-major': 'proposed {it} as a major incident',
  'declared-major': 'declared {it} a major incident',
  'rejected-major': 'said that {it} is no major incident',
  'demoted-major': 'said that {it} is no major incident any more',
  'role-assigned': 'gave a role in {it}',
  'updates-planned': 'planned the updates of {it}',
  'stakeholders-updated': 'told the stakeholders of {it}',
  reminded: 'reminded of what is missing in {it}',
  'review-noted': 'noted how far the review of {it} is',
  acknowledged: 'took {it}',
  'taken-part': 'takes part in {it}',
  resolved: 'resolved {it}',
  reopened: 'opened {it} again',
  closed: 'closed {it}',
  commented: 'commented on {it}',
  noted: 'left an internal note on {it}',
  changed: 'changed {it}',
  revised: 'changed what is asked of {it}, so that it is asked anew',
  submitted: 'submitted {it}',
  'task-added': 'planned a task of {it}',
  'task-done': 'did a task of {it}',
  'task-skipped': 'skipped a task of {it}',
  'task-reopened': 'opened a task of {it} again',
  'revert-planned': 'planned to set {it} back',
  legitimized: 'said that {it} was right',
  withdrawn: 'took {it} back',
  assigned: 'assigned {it}',
  joined: 'added an alert to {it}',
  silent: 'heard nothing from {it}',
  returned: 'heard {it} again',
  heard: 'heard {it} for the first time',
  beaten: 'heard {it} in time',
  'key-rotated': 'gave {it} a new key',
  tested: 'sent a test alert through {it}',
  'test-ended': 'ended the test alert of {it}',
  held: 'put {it} on hold',
  resumed: 'went on with {it}',
  transferred: 'handed {it} to another team',
  'parent-set': 'made {it} a child',
  'parent-removed': 'took {it} from its parent',
  attached: 'attached a file to {it}',
  unattached: 'removed a file from {it}',
  followed: 'looked at the parent of {it}',
  merged: 'merged {it} into another one',
  unmerged: 'took {it} apart again',
  absorbed: 'merged another one into {it}',
  released: 'gave back what was merged into {it}',
  linked: 'linked {it}',
  unlinked: 'took a link from {it}',
  watched: 'changed who watches {it}',
  unwatched: 'changed who watches {it}',
  'family-changed': 'counted the children of {it}',
  'children-told': 'told the children of {it}',
  asked: 'asked for an answer to {it}',
  voted: 'voted on {it}',
  stepped: 'voted on {it}, and its next step begins',
  decided: 'ended {it}',
  tabled: 'put {it} on an agenda',
  kept: 'kept {it} open: its review is not done',
  added: 'added {it}',
  confirmed: 'heard that {it} is as it was',
  deployed: 'put {it} into use',
  maintained: 'took {it} down for maintenance',
  retired: 'retired {it}',
  restored: 'put {it} into use again',
  checked: 'looked at the health of {it}',
  begun: 'began with {it}',
  finished: 'finished {it}',
  approved: 'saw that {it} was approved',
  rejected: 'saw that {it} was not approved',
  canceled: 'canceled {it}',
  fulfilled: 'delivered {it}',
  late: 'saw that {it} is late',
  'deadline-neared': 'saw that the deadline of {it} is near',
  'deadline-seen': 'saw that nothing of {it} is left before its deadline',
  'tasks-opened': 'began with the next steps of {it}',
  'tasks-reminded': 'reminded of steps of {it} that are late',
  'task-assigned': 'gave a task of {it} to somebody',
  'information-wanted': 'asked for more about {it}',
  answered: 'answered what was asked about {it}',
  'line-left-out': 'left something out of {it}',
  created: 'began {it}',
  written: 'wrote on {it}',
  published: 'published {it}',
  stopped: 'stopped {it}',
  'assessment-begun': 'began to assess {it}',
  'analysis-begun': 'began to look for the cause of {it}',
  'reanalysis-begun': 'looks for the cause of {it} again',
  'fix-begun': 'began to fix {it}',
  'risk-accepted': 'accepted the risk of {it}',
  'risk-expired': 'had {it} assessed again: the time of its risk is over',
  'marked-duplicate': 'said that {it} is a duplicate',
  'cause-found': 'wrote down the cause of {it}',
  'workaround-written': 'wrote a workaround of {it}',
  'workaround-published': 'published the workaround of {it}',
  'workaround-given': 'gave {it} a workaround',
  'known-error-declared': 'declared {it} a known error',
  'known-error-retracted': 'took back that {it} is a known error',
  reviewed: 'reviewed {it}',
  'fixes-over': 'saw that all fixes of {it} are over',
  'incidents-linked': 'linked incidents with {it}',
  'incidents-unlinked': 'took incidents from {it}',
  corrected: 'corrected {it}',
  replanned: 'planned {it} anew',
  'update-posted': 'told status pages about {it}',
  'incident-noted': 'saw which incident {it} belongs to',
  ended: 'ended {it}',
  planned: 'planned {it}',
  'task-completed': 'did a task of {it}',
  finalised: 'finalised {it}: from now on it counts',
  'fell-due': 'saw that {it} is due for review',
  needed: 'saw what services need of {it}',
  proved: 'heard of a backup of {it}',
  'turned-red': 'saw that {it} has no recovery point within its RPO',
  'turned-green': 'saw that {it} has a recovery point within its RPO again',
  'steps-opened': 'began with the next steps of {it}',
  'steps-reminded': 'reminded of steps of {it} that take longer than planned',
  'step-done': 'did a step of {it}',
  'step-skipped': 'skipped a step of {it}',
  'step-failed': 'could not do a step of {it}',
  'step-retried': 'tries a step of {it} again',
  'step-begun': 'began with the plan that a step of {it} is',
  completed: 'did the last step of {it}',
  overdue: 'saw that {it} is overdue',
  'measuring-asked': 'had {it} measured',
  'ran-tight': 'found that {it} lasts 30 days at most',
  'ran-scarce': 'found that {it} lasts 14 days at most',
  'ran-critical': 'found that {it} lasts 7 days at most',
  relieved: 'found that {it} is enough again',
  concluded: 'concluded {it}',
  found: 'heard of {it}',
  timed: 'heard when {it} began',
};

/** Stands for the addresses that are told when nobody answers at any level. */
export const lastResort = 'last-resort';

type Name = (field: string, value: unknown) => string;

/** Votes of a round: one's own, one in somebody's place, or those that a meeting gave. */
function votesIn(votes: unknown, name: Name): string | undefined {
  const [one, ...others] = (votes ?? []) as { approver: string; by: string; decision: string }[];
  if (!one) return undefined;
  if (others.length) return `recorded ${others.length + 1} votes on {it}`;
  const place = one.approver === one.by ? '' : ` in place of ${name('assignee', one.approver)}`;
  return `${one.decision === 'approve' ? 'approved' : 'rejected'} {it}${place}`;
}

/** What happened, as the rest of a sentence that starts with who did it; `{it}` stands for the record. */
export function happened(entry: TimelineEntry, name: Name): string {
  const { facts = {}, changed = {} } = entry;
  const { change, source } = (changed.latest?.to ?? {}) as { change?: string; source?: string };
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
  if (facts.parent) return `${sentences[did] ?? spelled(did)}, as its parent`;
  if (did === 'linked' || did === 'unlinked')
    return `${did === 'linked' ? 'linked' : 'took the link from'} {it}: ${spelled(String(facts.type))} ${facts.target}`;
  if (did === 'absorbed' || did === 'released')
    return did === 'absorbed' ? `merged ${facts.incident} into {it}` : `took ${facts.incident} out of {it}`;
  if (did === 'role-assigned')
    return facts.person
      ? `gave ${name('assignee', facts.person)} the role ${spelled(String(facts.role))} in {it}`
      : `left the role ${spelled(String(facts.role))} in {it} empty`;
  if (did === 'stakeholders-updated') return `told the stakeholders of {it}: ${facts.status}`;
  if (did === 'merged') return `merged {it} into ${changed.mergedInto?.to ?? 'another one'}`;
  if (did === 'parent-set') return `made {it} a child of ${changed.parent?.to ?? 'another one'}`;
  const votes = votesIn(facts.votes, name);
  if (votes && did === 'stepped') return `${votes}, and its next step begins`;
  if (did === 'decided' && facts.outcome)
    return `${votes ?? 'ended {it}'}: ${spelled(String(facts.outcome)).toLowerCase()}`;
  if (votes) return votes;
  if (did === 'health-told' || did === 'affected')
    return `said of {it}: ${facts.resolved} of ${facts.resources} resources are well`;
  if (did === 'level-missed') return `saw that “${facts.name}” is missed for {it}`;
  if (did === 'level-warned') return `saw that “${facts.name}” has reached ${facts.point} for {it}`;
  if (did === 'escalated') return 'asked others as well about {it}';
  if (facts.problem && did !== 'workaround-given')
    return `${sentences[did] ?? spelled(did)}, with ${facts.problem}`;
  if (facts.problem) return `gave {it} the workaround of ${facts.problem}`;
  if (did === 'held') {
    const { reason } = (changed.hold?.to ?? {}) as { reason?: string };
    return reason ? `put {it} on hold, waiting for the ${reason}` : 'put {it} on hold';
  }
  if (did === 'joined' || did === 'opened') {
    const alert = facts.alert ?? Object.keys((changed.alerts?.to as object) ?? {}).at(-1);
    if (alert && did === 'joined') return `added ${String(alert)} to {it}`;
  }
  if (entry.type === 'ci.watched') return 'looked at the health of {it}';
  if (source === 'config') return `${sentences[did] ?? spelled(did)}, as AWS Config says`;
  if (change) return `${sentences[did] ?? spelled(did)}, for ${change}`;
  return sentences[did] ?? `${spelled(did)} {it}`;
}

export const isPersonField = (field: string): boolean => personFields.has(field);

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Counts by what they count; anything else by its name, or by what is there of it. */
function parts(raw: Record<string, unknown>): string {
  if (typeof raw.name === 'string') return raw.name;
  const all = Object.entries(raw);
  return all.every(([, one]) => typeof one === 'number')
    ? all.map(([what, one]) => `${one} ${spelled(what)}`).join(', ')
    : all.map(([what]) => what).join(', ');
}

/** A value of a field as people read it. */
export function value(field: string, raw: unknown): string {
  if (raw === undefined || raw === null || raw === '') return 'nothing';
  if (field === 'priority') return priorities[raw as 1] ?? String(raw);
  if (Array.isArray(raw)) return raw.join(', ') || 'nothing';
  if (field === 'ci') return String((raw as { id?: string }).id);
  if (field === 'override') return priorities[(raw as { priority: 1 }).priority];
  if (typeof raw === 'object') return parts(raw as Record<string, unknown>);
  if (typeof raw === 'string' && instant.test(raw)) return moment(raw, Date.now());
  return String(raw);
}

// Stamps and counters say the same as the sentence above them.
const silent =
  /(At|By)$|^(version|run|round|actualFrom|actualTo|steps|chain|clocks|takenOver|reopenCount|alerts|escalation|hold|family|followed|resolvedWith|absorbed|mergedInto|mergedFrom|because|children|parent|criticality|major|review|reviewing|swept|sweeps|latest|twins|pass|attempt|dry|votes|step|awsHealth|fixesTold|workarounds)$/;

/** The changes worth telling: not stamps, and not the fields that a new record starts with. */
export function told({
  type,
  version,
  changed = {},
  facts,
}: TimelineEntry): [string, { from?: unknown; to?: unknown }][] {
  if (version === 1) return [];
  const properties = Object.entries((facts?.properties ?? {}) as typeof changed);
  // The sentence about an incident names its parent; that of a change does not.
  const tells = (field: string) => !silent.test(field) || (field === 'parent' && type === 'change.changed');
  // What has parts is told by its name alone, where nothing else says what happened.
  const says = ({ from, to }: { from?: unknown; to?: unknown }) =>
    from !== undefined || to !== undefined || /\.(changed|revised)$/.test(type);
  return [...Object.entries(changed).filter(([field, sides]) => tells(field) && says(sides)), ...properties];
}

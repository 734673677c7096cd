import type { Service as KeptService } from '../functions/configuration/service.ts';
/** What the portal reads from the API; the contracts under functions/ say what it promises. */

export type Level = 'high' | 'medium' | 'low';
export type Priority = 1 | 2 | 3 | 4 | 5;

/** What every record of every practice has. */
export type Base = { id: string; kind: string; state: string; version: number; title: string };

export type Page<T> = { items: T[]; next?: string };

/** A resource as AWS says that it is, and the item that it is. */
export type Affected = { resource: string; status: string; ci?: string; name?: string };

export type IncidentState = 'open' | 'acknowledged' | 'on-hold' | 'resolved' | 'closed';
export type HoldReason = 'requester' | 'change' | 'problem' | 'vendor';
export type Incident = Base & {
  state: IncidentState;
  description?: string;
  impact: Level;
  urgency: Level;
  priority: Priority;
  service?: string;
  team?: string;
  assignee?: string;
  requester?: string;
  source: 'alarm' | 'person';
  /** The metric that runs out, where it was opened for that. */
  capacity?: string;
  /** What it came of, where somebody asked from outside. */
  asked?: { key: string; by: 'mail' | 'form'; unverified?: true };
  alerts?: Record<string, { episode: number; joinedAt: string; clearedAt?: string }>;
  run: number;
  openedAt: string;
  acknowledgedAt?: string;
  acknowledgedBy?: string;
  resolvedAt?: string;
  resolvedBy?: string;
  resolution?: string;
  closedAt?: string;
  escalation?: 'paging' | 'stopped' | 'exhausted';
  reopenCount: number;
  lastReopenedAt?: string;
  lastReopenedBy?: string;
  hold?: { reason: HoldReason; since: string; by: string; until?: string; parent?: string };
  /** How the service was found, and the item. */
  because?: 'tag' | 'rule' | 'item' | 'default' | 'person';
  ci?: { id: string; because: 'resource' | 'dimension' | 'tag' | 'person' };
  /** What events of AWS Health say is affected, by the id of the event. */
  awsHealth?: Record<
    string,
    {
      state: 'open' | 'upcoming' | 'closed';
      url: string;
      resources: Affected[];
      count: number;
      resolved: number;
    }
  >;
  override?: { priority: Priority; by: string; at: string };
  /** How one gets by until the problem behind it is solved, by the problem. */
  workarounds?: Record<string, { edition: number; text: string; at: string }>;
  category?: string;
  /** Values of custom fields by name. */
  fields?: Record<string, string | number | boolean | string[]>;
  watchers?: string[];
  parent?: string;
  children?: number;
  mergedInto?: string;
  mergedBy?: string;
  mergedAt?: string;
  absorbed?: Record<string, string[]>;
  clocks?: Record<string, string>;
  /** What the people in it are called, for its requester. */
  names?: Record<string, string>;
  /** Where it stands in plain words, for its requester. */
  standing?: string;
  steps?: string[];
};

export type Similar = {
  id: string;
  title: string;
  state: IncidentState;
  service: string;
  openedAt: string;
  score: number;
  because: string[];
  as: 'duplicate' | 'precedent';
  resolution?: string;
};
export type Link = { type: string; target: string; by: string; at: string; title?: string; state?: string };
export type Attachment = Base & {
  type: string;
  size: number;
  uploadedBy: string;
  internal?: boolean;
  scan?: string;
  reason?: string;
  openedAt: string;
};

export type TimelineEntry = {
  version: number;
  type: string;
  at: string;
  by: string;
  byName?: string;
  /** What the people whom it names are called, by id. */
  names?: Record<string, string>;
  changed?: Record<string, { from?: unknown; to?: unknown }>;
  text?: string;
  visibility?: 'public' | 'internal';
  facts?: Record<string, unknown>;
};

export type MachineState = {
  name: string;
  type: string;
  next: string[];
  catches?: { errors: string[]; next: string }[];
  status: 'waiting' | 'done' | 'current' | 'failed';
  entered: number;
  enteredAt?: string;
  exitedAt?: string;
};
export type Execution = {
  name: string;
  status: string;
  startedAt: string;
  stoppedAt?: string;
  machine: string;
  startAt: string;
  states: MachineState[];
  current?: string;
  variables?: Record<string, unknown>;
};

export type Alert = Base & {
  state: 'firing' | 'cleared' | 'no-data';
  fingerprint: string;
  source: string;
  alarmName: string;
  account: string;
  region: string;
  reason?: string;
  firingSince?: string;
  changedAt: string;
  count: number;
  episode: number;
  service?: string;
  team?: string;
  priority?: Priority;
  url?: string;
};
export type Signal = { at: string; state: string; reason?: string; receivedAt: string; raw: unknown };
export type Quarantined = Base & { reason: string; source: string; raw: unknown; receivedAt: string };
export type Redrives = Page<Base & { moved?: number }> & { waiting?: { queue: string; messages: number }[] };

export type Person = Base & {
  name: string;
  email: string;
  roles: string[];
  teams: string[];
  contacts?: ({ type: 'email'; address: string } | { type: 'webhook'; url: string })[];
  timeZone?: string;
  enrolled?: boolean;
  /** They only ever wrote, and have no account. */
  guest?: true;
  addressConfirmed?: string;
};
export type Me = Person & { rights?: Record<string, string[]> };
export type Team = Base & { name: string; lead?: string };
export type Role = {
  id: string;
  title: string;
  rights: Record<
    string,
    { read: 'all' | 'own' | 'none'; commands: string[]; hidden?: string[]; fields?: string[] }
  >;
};
export type Service = Base & {
  name: string;
  team: string;
  criticality: Level;
  policy?: string;
  match?: Record<string, string>[];
} & Pick<KeptService, 'description' | 'owner' | 'supportedBy' | 'dependsOn' | 'offerings'>;

export type Hours = { days?: number[]; from: string; to: string };
export type Rotation = {
  id?: string;
  people: string[];
  every: 'hour' | 'day' | 'week' | 'month';
  count: number;
  handOff: { time: string; weekday?: number; day?: number };
  from: string;
  until?: string;
  layer?: number;
  timeZone?: string;
  restrictions?: Hours[];
};
type Interval = { from: string; to: string };
export type Swap = { id: string; by: string; with: string; mine: Interval; theirs: Interval };
export type Schedule = Base & {
  name: string;
  team: string;
  timeZone: string;
  rotations: Rotation[];
  overrides: { id: string; person: string; from: string; to: string; instead?: string; made?: number }[];
  swaps?: Swap[];
  reminders?: number[];
  note?: string;
  noteBy?: string;
};
export type OwnShift = Shift & { schedule: string; title: string };
export type Finding = Interval & {
  what: 'gap' | 'twice' | 'off' | 'unreachable' | 'unseen';
  person?: string;
  schedule?: string;
};
export type TimeOff = Base & {
  person: string;
  from: string;
  to: string;
  reason?: string;
  asked: string[];
  uncovered?: (Interval & { schedule: string; title: string })[];
};
export type Feed = Base & { path: string };
export type Shift = { person: string; from: string; to: string; override: boolean };
export type OnCall = {
  schedule: string;
  title: string;
  team: string;
  people: { id: string; name: string }[];
  until?: string;
};
export type Target = { schedule?: string; person?: string; team?: string };
export type PolicyLevel = {
  targets: Target[];
  minutes: number;
  turns?: 'everyone' | 'round-robin';
  acknowledgements?: number;
};
export type Policy = Base & {
  name: string;
  team: string;
  levels: PolicyLevel[];
  repeat: number;
  pagesUpTo: Priority;
  pagesOutside?: number;
  supportHours?: { timeZone: string; hours: Hours[] };
  ackTimeout?: number;
};
export type Escalation = Base & {
  state: 'waiting' | 'paging' | 'stopped' | 'exhausted';
  clocks?: Record<string, string>;
  incident: string;
  policy?: string;
  /** The level that was paged last; the first is 0. */
  level: number;
  levels: PolicyLevel[];
  paged: { level: number; at: string; people: string[]; note?: string; by?: string }[];
  startedAt: string;
  stoppedAt?: string;
  stoppedBy?: string;
  outcome?: string;
  joined?: { person: string; at: string }[];
};
export type Notification = Base & {
  person: string;
  incident: string;
  channel: 'email' | 'webhook';
  address: string;
  level: number;
  attempts: number;
  at: string;
  error?: string;
};

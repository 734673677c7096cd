import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { channels } from './notification.ts';
import { Digest, QuietHours, quietUntil } from './quiet-hours.ts';

/** One step of a rule set: this contact, or every contact of this type, so many minutes after the page. */
const Step = z.strictObject({
  contact: z.string().max(40).describe('Id of a contact, a type of contact, or `all`'),
  after: z.int().min(0).max(120).describe('Minutes after the page'),
});
const Steps = z.array(Step).max(10);

/** What becomes of notices about a topic: sent at once, collected for the digest, or neither. */
export const Handling = z.enum(['now', 'digest', 'off']);
export type Handling = z.infer<typeof Handling>;

const topic = z.string().regex(/^(\*|[a-z0-9]+(-[a-z0-9]+)*)$/, 'is no topic');
const fields = {
  /** How a page of priority 1 or 2 reaches them; without a step by every contact at once. */
  high: Steps,
  /** How a page of a lower priority reaches them. */
  low: Steps,
  /** Never for pages of high urgency. */
  quietHours: QuietHours.optional(),
  digest: Digest,
  /** By topic; `*` stands for every topic that is not named. */
  topics: z.record(topic, Handling).refine((all) => Object.keys(all).length <= 50, 'names too many'),
  /** Whether they hear of what they did themselves. */
  ownDeeds: z.boolean(),
  /** The contact by which they get notices; mail when it is absent. */
  noticesTo: z.string().max(40).optional(),
};

/** How one person wants to be told. There is one for everybody, whether they have saved it or not. */
export const NotificationSettings = z
  .object({
    ...recordFields,
    kind: z.literal('notification-settings'),
    state: z.enum(['default', 'own']),
    version: z.int().nonnegative(),
    person: z.string(),
    ...fields,
    /** The test page that was asked for last. */
    test: z.object({ at: instant, contact: z.string().optional() }).optional(),
  })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof NotificationSettings>;

export const ChangeSettings = z
  .strictObject({
    ...fields,
    quietHours: QuietHours.nullable(),
    noticesTo: fields.noticesTo.unwrap().nullable(),
  })
  .partial();
export type ChangeSettings = z.infer<typeof ChangeSettings>;

/** What holds for somebody who has saved nothing: everything at once, by every contact, and nothing of their own deeds. */
export const defaultSettings = (person: string): NotificationSettings => ({
  id: person,
  kind: 'notification-settings',
  title: `How ${person} is told`,
  version: 0,
  state: 'default',
  person,
  high: [],
  low: [],
  digest: { every: 'day', at: '08:00' },
  topics: {},
  ownDeeds: false,
});

/**
 * Changes how somebody is told; the first change saves it.
 *
 * @param known ids of their contacts: a step that names another one would reach nobody
 * @throws {Refusal} `validation` for a step by a contact that they do not have
 */
export function changeSettings(
  before: NotificationSettings,
  ask: ChangeSettings,
  known: readonly string[],
  actor: Actor,
  at: string,
): Decision<NotificationSettings> {
  const names = new Set<string>([...known, ...channels, 'all']);
  for (const set of ['high', 'low'] as const)
    for (const [place, { contact }] of (ask[set] ?? []).entries())
      if (!names.has(contact)) throw invalid(`/${set}/${place}/contact`, 'is no contact of theirs');
  if (ask.noticesTo && !names.has(ask.noticesTo)) throw invalid('/noticesTo', 'is no contact of theirs');
  const { quietHours = before.quietHours, noticesTo = before.noticesTo, ...rest } = ask;
  const next = {
    ...before,
    ...rest,
    quietHours: quietHours ?? undefined,
    noticesTo: noticesTo ?? undefined,
    state: 'own' as const,
  };
  const type = 'notification-settings.changed';
  return decide(before.version ? before : undefined, next, { type, by: actor.id, at });
}

/**
 * Asks for a test page.
 *
 * @param contact by which; all of them when it is absent
 * @throws {Refusal} `validation` for a contact they do not have, `too-many` within a minute of the one before
 */
export function askTest(
  before: NotificationSettings,
  contact: string | undefined,
  known: readonly string[],
  actor: Actor,
  at: string,
): Decision<NotificationSettings> {
  if (contact && ![...known, ...channels].includes(contact))
    throw invalid('/contact', 'is no contact of theirs');
  if (before.test && Date.parse(at) < Date.parse(before.test.at) + 60_000)
    throw new Refusal('too-many', 'A test page was sent less than a minute ago.');
  const next = { ...before, test: { at, ...(contact && { contact }) } };
  const type = 'notification-settings.test-asked';
  return decide(before.version ? before : undefined, next, { type, by: actor.id, at });
}

export type Urgency = 'high' | 'low';
type Contact = { readonly id: string; readonly type: string };

/**
 * By which contacts, and when, a page reaches somebody. A rule set that reaches nobody, because the contact is gone, counts as
 * none: then every contact is used at once. Low urgency waits for the end of quiet hours, high urgency never does.
 */
export function planOf<C extends Contact>(
  settings: NotificationSettings,
  contacts: readonly C[],
  urgency: Urgency,
  zone: string,
  at: string,
): { readonly contact: C; readonly at: string }[] {
  const start = (urgency === 'low' && quietUntil(settings.quietHours, zone, at)) || at;
  const later = (minutes: number) =>
    minutes ? new Date(Date.parse(start) + minutes * 60_000).toISOString() : start;
  const steps = settings[urgency].flatMap(({ contact: name, after }) =>
    contacts
      .filter(({ id, type }) => name === 'all' || name === id || name === type)
      .map((contact) => ({ contact, at: later(after) })),
  );
  return steps.length ? steps : contacts.map((contact) => ({ contact, at: start }));
}

/** What waits for the digest as long as nobody says otherwise: who is on call is paged for it in any case. */
const collected: Readonly<Record<string, Handling>> = { 'major-incident-proposal': 'digest' };

/** What becomes of a notice about a topic. */
export const handlingOf = ({ topics }: Pick<NotificationSettings, 'topics'>, topic: string): Handling =>
  topics[topic] ?? topics['*'] ?? collected[topic] ?? 'now';

/** Those that somebody saved are one small collection. */
export const settingsKeys = ({ person }: NotificationSettings): IndexKeys => ({
  open: { team: 'all', order: person },
  order: person,
});

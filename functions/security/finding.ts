import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Observable, withObservables } from './observable.ts';
import { type Door, doors, type Seen } from './seen.ts';
import { rankOf, Severity } from './severity.ts';

export const findingStates = ['active', 'archived', 'resolved', 'suppressed'] as const;

const Heard = z.object({
  at: instant,
  count: z.int().positive(),
  detector: z.string().optional(),
  finding: z.string().optional(),
  product: z.string().optional(),
  account: z.string().optional(),
});

/** What the desk last said of a finding where it came from. */
const WrittenBack = z.object({
  status: z.enum(['notified', 'resolved', 'suppressed', 'new']),
  at: instant,
  failed: z.string().optional(),
});

/** A finding, once, whichever doors it came through: its own copy, because its source forgets it after 90 days. */
export const SecurityFinding = z
  .object({
    ...recordFields,
    id: z.string().regex(/^FND-[0-9a-f]{20}$/),
    kind: z.literal('security-finding'),
    state: z.enum(findingStates),
    key: z.string(),
    nature: z.enum(['threat', 'vulnerability', 'abuse']),
    severity: Severity,
    description: z.string().optional(),
    types: z.array(z.string()),
    account: z.string().optional(),
    region: z.string().optional(),
    resources: z.array(z.string()),
    observables: z.array(Observable),
    cves: z.array(z.string()),
    remediation: z.object({ text: z.string(), url: z.string().optional() }).optional(),
    /** What was heard through each door. */
    heard: z.partialRecord(z.enum(doors), Heard),
    count: z.int().positive(),
    /** The newest moment that any door told of. */
    changedAt: instant,
    firstSeenAt: instant,
    openedAt: instant,
    /** The button that somebody pressed. */
    wanted: z.string().optional(),
    /** The security incident, or the vulnerability, that it became. */
    became: z.string().optional(),
    writtenBack: WrittenBack.optional(),
  })
  .meta({ id: 'SecurityFinding' });
export type SecurityFinding = z.infer<typeof SecurityFinding>;

/** While it is active it is listed, worst first; under what it became for good. */
export const findingKeys = (finding: SecurityFinding): IndexKeys => ({
  ...(finding.state === 'active' && {
    open: { team: 'security', order: `${rankOf(finding.severity)}#${finding.openedAt}` },
  }),
  subject: finding.became && `of#${finding.became}`,
  order: finding.openedAt,
});

const longestRaw = 250_000;

/** Partition key of the row by which one telling is taken in once. */
export const messageRow = (message: string): string => `message#${message}`;

/** The message as it came: kept beside the finding, and from there where nobody can change it. */
const rawRow = (id: string, version: number, { door, at }: Seen, raw: string): Claim => ({
  pk: `security-finding#${id}`,
  sk: `raw#${String(version).padStart(6, '0')}`,
  values: { door, at, raw: raw.length > longestRaw ? `${raw.slice(0, longestRaw)}…` : raw },
});

const heardOf = (before: SecurityFinding | undefined, { door, origin, at }: Seen) => {
  const earlier = before?.heard[door];
  const known = Object.fromEntries(Object.entries(origin).filter(([, value]) => value));
  const newest = earlier && earlier.at > at ? earlier.at : at;
  return {
    ...before?.heard,
    [door]: { ...earlier, ...known, at: newest, count: (earlier?.count ?? 0) + 1 },
  } as Record<Door, z.infer<typeof Heard>>;
};

type Type = 'recorded' | 'updated' | 'reopened' | 'cleared';

function typeOf(before: SecurityFinding | undefined, state: SecurityFinding['state']): Type {
  if (!before) return 'recorded';
  if (before.state === state) return 'updated';
  if (state === 'active') return 'reopened';
  return before.state === 'active' ? 'cleared' : 'updated';
}

/** What is known of it after this: what is older than what is known adds to its count, and to what it is not yet known of. */
function merged(before: SecurityFinding | undefined, id: string, seen: Seen, by: Actor, now: string) {
  const news = !before || seen.at >= before.changedAt;
  const told = {
    title: seen.title,
    severity: seen.severity,
    nature: seen.nature,
    types: [...seen.types],
    cves: [...seen.cves],
    ...(seen.description && { description: seen.description }),
    ...(seen.account && { account: seen.account }),
    ...(seen.region && { region: seen.region }),
    ...(seen.remediation && { remediation: seen.remediation }),
  };
  const all = [...(before?.resources ?? []), ...seen.resources];
  // One door does not say what another one said before: what a threat is, GuardDuty knows best.
  const kept = before && !news ? {} : told;
  return {
    ...(before ?? { id, kind: 'security-finding' as const, key: seen.key, openedAt: now }),
    ...(before ? {} : { firstSeenAt: seen.firstSeenAt ?? seen.at }),
    ...told,
    ...(before ?? {}),
    ...kept,
    types: [...new Set([...(before?.types ?? []), ...seen.types])].slice(0, 20),
    cves: [...new Set([...(before?.cves ?? []), ...seen.cves])].slice(0, 50),
    state: news ? seen.state : before.state,
    resources: [...new Set(all)].slice(0, 50),
    observables: withObservables(before?.observables ?? [], seen.observables, by.id, now),
    heard: heardOf(before, seen),
    count: (before?.count ?? 0) + 1,
    changedAt: news ? seen.at : before.changedAt,
    ...(seen.wanted && { wanted: seen.wanted }),
  };
}

/**
 * Takes in what an event says of a finding.
 *
 * @param id the same for the same key, so that whichever door is the first makes it and the others find it
 * @param message what tells this telling apart: come again, it changes nothing (its claim is taken)
 */
export function take(
  before: SecurityFinding | undefined,
  id: string,
  seen: Seen,
  { raw, message }: { readonly raw: string; readonly message: string },
  by: Actor,
  now: string,
): Decision<SecurityFinding> {
  const told = merged(before, id, seen, by, now) as Omit<SecurityFinding, 'version' | 'chain'>;
  const type = seen.wanted && before && !before.wanted ? 'wanted' : typeOf(before, told.state);
  // Whatever was said of it is forgotten there: Security Hub takes what is active again for new.
  const next = type === 'reopened' ? { ...told, writtenBack: undefined } : told;
  const event = {
    type: `security-finding.${type}`,
    by: by.id,
    at: now,
    facts: { door: seen.door },
    freeText: ['title', 'description', 'observables'],
  };
  const decision = decide<SecurityFinding>(before, next, event);
  const expiresAt = Math.floor(Date.parse(now) / 1000) + 30 * 86_400;
  return {
    ...decision,
    claims: [{ pk: messageRow(message), sk: id, expiresAt }, rawRow(id, decision.after.version, seen, raw)],
  };
}

/** It became a case. Undefined when it says so already. */
export const become = (
  before: SecurityFinding,
  became: string,
  by: Actor,
  at: string,
): Decision<SecurityFinding> | undefined =>
  before.became === became
    ? undefined
    : decide<SecurityFinding>(
        before,
        { ...before, became },
        { type: 'security-finding.joined', by: by.id, at },
      );

/** What was said of it where it came from. */
export const noteWrittenBack = (
  before: SecurityFinding,
  writtenBack: NonNullable<SecurityFinding['writtenBack']>,
  by: Actor,
): Decision<SecurityFinding> =>
  decide<SecurityFinding>(
    before,
    { ...before, writtenBack },
    { type: 'security-finding.written-back', by: by.id, at: writtenBack.at },
  );

/** Somebody wants a case of what was only kept. Undefined when that was asked for. */
export const wantCase = (
  before: SecurityFinding,
  by: Actor,
  at: string,
): Decision<SecurityFinding> | undefined =>
  before.wanted
    ? undefined
    : decide<SecurityFinding>(
        before,
        { ...before, wanted: by.id },
        { type: 'security-finding.wanted', by: by.id, at },
      );

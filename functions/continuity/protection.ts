import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { Notice } from '../record/notice.ts';
import type { Capability } from './chain.ts';
import { minutes, Objective, strictest, Tier } from './objective.ts';
import { newestGood, RecoveryPoint, withPoint } from './recovery-point.ts';

/** What a job that restored something proves: how long it took, and whether it came to its end. */
export const Restore = z
  .object({
    job: z.string(),
    state: z.enum(['completed', 'failed']),
    at: instant,
    minutes: z.number().nonnegative(),
    note: z.string().optional(),
  })
  .meta({ id: 'RestoreProof' });
export type Restore = z.infer<typeof Restore>;

export const protectionStates = ['red', 'unproved', 'green', 'unjudged'] as const;

/** How an item is protected, as it is kept: with the item's id, from when something is needed of it or proved of it. */
export const Protection = z
  .object({
    ...recordFields,
    kind: z.literal('protection'),
    /** `red`: its newest good recovery point is older than its RPO. `unproved`: it should have one and has none. */
    state: z.enum(protectionStates),
    class: z.string(),
    /** It holds data, so that it needs recovery points. */
    holdsData: z.boolean(),
    /** What the services need of it that it supports, by service. */
    needs: z.record(z.string(), Objective),
    /** The strictest of them. */
    objective: Objective.optional(),
    /** What it can do, in people's word. */
    capability: z.object({ rto: minutes, rpo: minutes, tier: Tier }).partial(),
    note: text(1_000).optional(),
    points: z.array(RecoveryPoint),
    newest: z.object({ arn: z.string(), at: instant }).optional(),
    restore: Restore.optional(),
    /** The newest job that failed. */
    failure: z.object({ job: z.string(), at: instant, note: z.string() }).optional(),
    /** Since when it is in this state. */
    since: instant,
  })
  .meta({ id: 'Protection' });
export type Protection = z.infer<typeof Protection>;
type Fields = Omit<Protection, 'version' | 'chain'>;

export const ChangeProtection = z
  .strictObject({
    rto: minutes.nullable(),
    rpo: minutes.nullable(),
    tier: Tier.nullable(),
    holdsData: z.boolean(),
    note: text(1_000).nullable(),
  })
  .partial();
export type ChangeProtection = z.infer<typeof ChangeProtection>;

/** In the list of its state; what nobody needs anything of is in none. */
export const protectionKeys = ({ state, title }: Protection): IndexKeys => ({
  open: { team: state, order: title.toLowerCase() },
  order: title.toLowerCase(),
});

const data = ['data-store', 'database', 'storage'];
const dataTypes =
  /^AWS::(RDS|DynamoDB|S3|EFS|FSx|Neptune|DocDB|Redshift|Timestream|EC2::Volume|StorageGateway)\b/;

/** Whether items of a class hold data unless somebody says otherwise. */
export const dataBy = (itemClass: string): boolean => data.includes(itemClass) || dataTypes.test(itemClass);

export type Item = { readonly id: string; readonly title: string; readonly class: string };

/** Nothing is known of its protection yet. */
export const bare = ({ id, title, class: itemClass }: Item, at: string): Fields => ({
  id,
  kind: 'protection',
  state: 'unjudged',
  title,
  class: itemClass,
  holdsData: dataBy(itemClass),
  needs: {},
  capability: {},
  points: [],
  since: at,
});

/** The moment from which on its newest good point is too old. */
const redAt = ({ newest, objective }: Fields): string | undefined =>
  newest && objective && new Date(Date.parse(newest.at) + objective.rpo * 60_000).toISOString();

function stateAt(next: Fields, at: string): Protection['state'] {
  if (!next.objective || !(next.holdsData || next.points.length)) return 'unjudged';
  const until = redAt(next);
  if (!until) return 'unproved';
  return until <= at ? 'red' : 'green';
}

/** The same with what follows from it: what is needed, its newest point, its state, and the clock by which it turns red. */
export function judged(said: Fields, at: string): Fields {
  const { objective: _, newest: __, ...rest } = said;
  const objective = strictest(Object.values(said.needs));
  const newest = newestGood(said.points);
  const next: Fields = { ...rest, ...(objective && { objective }), ...(newest && { newest }) };
  const state = stateAt(next, at);
  const clocks = wind(next.clocks, 'rpo', state === 'green' ? redAt(next) : undefined);
  return { ...next, clocks, state, since: state === said.state ? said.since : at };
}

const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

/** A decision on it, with what follows; undefined where nothing changes. */
export function decideProtection(
  before: Protection | undefined,
  said: Fields,
  type: string,
  by: Actor,
  at: string,
): Decision<Protection> | undefined {
  const next = judged(said, at);
  if (
    before &&
    same({ ...before, clocks: before.clocks ?? null }, { ...before, ...next, clocks: next.clocks ?? null })
  )
    return undefined;
  const turned = before && before.state !== next.state && (next.state === 'red' || before.state === 'red');
  const event = {
    type: `protection.${turned ? `turned-${next.state}` : type}`,
    by: by.id,
    at,
    freeText: ['note'],
  };
  return decide<Protection>(before, next, event);
}

/** What a service needs of it from now on; nothing, when it does not support that service any more. */
export function needBy(
  before: Protection | undefined,
  item: Item,
  service: string,
  need: Objective | undefined,
  by: Actor,
  at: string,
): Decision<Protection> | undefined {
  const base: Fields = before ?? bare(item, at);
  const { [service]: had, ...others } = base.needs;
  if (!had && !need) return undefined;
  const needs = need ? { ...others, [service]: { rto: need.rto, rpo: need.rpo, tier: need.tier } } : others;
  const sorted = Object.fromEntries(Object.entries(needs).sort(([a], [b]) => (a < b ? -1 : 1)));
  const titled = { ...base, title: item.title, class: item.class, needs: sorted };
  return decideProtection(before, titled, 'needed', by, at);
}

/** What AWS says of an item's backups. */
export type Proof = {
  readonly point?: RecoveryPoint;
  readonly restore?: Restore;
  readonly failure?: Protection['failure'];
};

const later = <T extends { readonly at: string; readonly job: string }>(
  a: T | undefined,
  b: T | undefined,
): T | undefined => (!a || (b && `${b.at} ${b.job}` > `${a.at} ${a.job}`) ? b : a);

/** Takes in what AWS says of its backups, in whatever order it comes. Undefined when that was known. */
export function prove(
  before: Protection | undefined,
  item: Item,
  { point, restore, failure }: Proof,
  by: Actor,
  at: string,
): Decision<Protection> | undefined {
  const base: Fields = before ?? bare(item, at);
  const [restored, failed] = [later(base.restore, restore), later(base.failure, failure)];
  const next = {
    ...base,
    points: point ? withPoint(base.points, point) : base.points,
    ...(restored && { restore: restored }),
    ...(failed && { failure: failed }),
  };
  return decideProtection(before, next, 'proved', by, at);
}

/** What people say of it: what it can do, and whether it holds data. */
export function changeProtection(
  before: Protection,
  {
    rto = before.capability.rto,
    rpo = before.capability.rpo,
    tier = before.capability.tier,
    ...ask
  }: ChangeProtection,
  by: Actor,
  at: string,
): Decision<Protection> | undefined {
  const { holdsData = before.holdsData, note = before.note } = ask;
  const { note: _, ...rest } = before;
  const capability = {
    ...(rto != null && { rto }),
    ...(rpo != null && { rpo }),
    ...(tier != null && { tier }),
  };
  return decideProtection(
    before,
    { ...rest, capability, holdsData, ...(note && { note }) },
    'changed',
    by,
    at,
  );
}

/** Its newest good point is too old from now on: the teams of the services that need it are told. */
export function turnRed(
  before: Protection,
  teams: readonly string[],
  by: Actor,
  at: string,
): Decision<Protection> | undefined {
  const decision = decideProtection(before, before, 'judged', by, at);
  if (decision?.after.state !== 'red') return decision;
  const notice: Notice = {
    to: [...new Set(teams)].map((team) => `team:${team}`),
    topic: 'continuity',
    title: `${before.id}: ${before.title} has no recovery point within its RPO`,
    path: `/protections/${before.id}`,
  };
  return { ...decision, event: { ...decision.event, notices: teams.length ? [notice] : [] } };
}

/** What it can do: what people say, and at least what its newest restore took. */
export function capabilityOf({
  capability,
  restore,
}: Pick<Protection, 'capability' | 'restore'>): Capability {
  const measured = restore?.state === 'completed' ? Math.ceil(restore.minutes) : undefined;
  const rto = Math.max(capability.rto ?? -1, measured ?? -1);
  return { ...capability, ...(rto >= 0 && { rto }) };
}

import * as z from 'zod';
import type { Claim } from '../kernel/decision.ts';
import { line, slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { FieldValue } from '../record/field-values.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Level } from '../record/priority.ts';
import { ciStates } from './ci-lifecycle.ts';
import { classId, type Rules } from './class-rules.ts';
import { reconcile, Sayings } from './reconcile.ts';
import { ciId } from './relation.ts';

/** What tells one thing from another. It is kept from whoever says it first, and does not change. */
export const identityFields = {
  arn: z
    .string()
    .max(1000)
    .regex(/^arn:[\w-]+:[^\s]+$/, 'is not an ARN'),
  account: z.string().regex(/^\d{12}$/, 'an account has 12 digits'),
  region: z.string().regex(/^[a-z0-9-]{1,32}$/, 'is not a region'),
  resourceType: line(100),
  resourceId: line(300),
};

/** What sources say of an item beside the attributes of its class. */
export const saidFields = {
  name: line(300),
  service: slug,
  /** Whose it is: a team, a person, or whatever a tag says. */
  owner: line(120),
  criticality: Level,
};

/** What can be wrong with an item. */
export const findings = ['orphan', 'stale', 'duplicate', 'incomplete'] as const;
export const Finding = z.enum(findings);
export type Finding = z.infer<typeof Finding>;

/** A configuration item as it is kept: what holds now, whose word each field is, and what every source says. */
export const Ci = z
  .object({
    ...recordFields,
    id: ciId,
    kind: z.literal('ci'),
    state: z.enum(ciStates),
    class: classId,
    ...identityFields,
    ...saidFields,
    attributes: z.record(z.string(), FieldValue),
    /** Whose word each field is: `owner`, `attributes.engine`. */
    from: z.record(z.string(), z.string()),
    said: Sayings,
    /** What was wrong with it when it was last looked at, and which items are the same as it. */
    findings: z.array(Finding).optional(),
    twins: z.array(ciId).optional(),
    /** When a source last confirmed it. */
    seenAt: instant,
    /** By the order of AWS Config: the newest item that described it, and the newest that said it is gone. */
    observed: z.object({ full: z.number().optional(), ended: z.number().optional() }).optional(),
    /** Who made the newest change, and which change record it belongs to. */
    latest: z
      .object({
        source: z.string(),
        at: instant,
        change: z.string().optional(),
        order: z.number().optional(),
      })
      .optional(),
  })
  .partial({
    arn: true,
    account: true,
    region: true,
    resourceType: true,
    resourceId: true,
    service: true,
    owner: true,
    criticality: true,
  })
  .meta({ id: 'Ci' });
export type Ci = z.infer<typeof Ci>;

type Draft = Omit<Ci, 'version' | 'chain' | 'title' | 'name' | 'attributes' | 'from'>;

const level = (value: unknown) => Level.safeParse(String(value ?? '').toLowerCase()).data;
const serviceOf = (value: unknown) => slug.safeParse(value).data;

/** The item as its sources make it. What nobody says any more is not there any more. */
export function settled(ci: Draft & Partial<Ci>, rules: Rules, now: string): Omit<Ci, 'version' | 'chain'> {
  const { values, from } = reconcile(rules, ci.said, now);
  const attributes = Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      field.startsWith('attributes.') ? [[field.slice('attributes.'.length), value]] : [],
    ),
  );
  const name = String(values.name ?? ci.resourceId ?? ci.id);
  const { service: _, owner: __, criticality: ___, ...rest } = ci;
  const service = serviceOf(values.service);
  const criticality = level(values.criticality);
  return {
    ...rest,
    name,
    title: name,
    ...(service && { service }),
    ...(values.owner !== undefined && { owner: String(values.owner).slice(0, 120) }),
    ...(criticality && { criticality }),
    attributes,
    from,
  };
}

/** Required attributes that nobody says. */
export const missingOf = ({ attributes }: Pick<Ci, 'attributes'>, rules: Rules): string[] =>
  rules.attributes
    .filter(({ name, required }) => required && attributes[name] === undefined)
    .map(({ label }) => label);

/** By state in one list, and by service and owner; a row beside the record is filed by class. */
export const ciKeys = ({ state, title, service, owner }: Ci): IndexKeys => ({
  open: { team: state, order: title.toLowerCase() },
  ...(owner && { person: `owner:${owner.toLowerCase()}` }),
  ...(service && { subject: `service:${service}` }),
  order: title.toLowerCase(),
});

/** The row by which an item is found in its class: written whenever what it is filed by changes. */
export function classRow(ci: Ci, shard: number): Claim {
  const { id, kind, state, title, version } = ci;
  const values = {
    holder: 'filed',
    ...{ id, kind, state, title, version },
    openPk: `ci#${ci.class}~${state}#${shard}`,
    openSk: `${title.toLowerCase()}#${id}`,
  };
  return { pk: `ci#${id}`, sk: 'filed#class', values, heldBy: 'filed' };
}

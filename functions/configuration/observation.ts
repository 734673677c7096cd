import * as z from 'zod';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { readableLine, readableText } from '../kernel/text.ts';
import type { FieldValue } from '../record/field-values.ts';
import { identityFields } from './ci.ts';
import type { CiAttribute, Rules } from './class-rules.ts';

const Relationship = z.looseObject({
  resourceType: z.string().min(1).max(100),
  resourceId: z.string().max(300).nullish(),
  resourceName: z.string().max(300).nullish(),
  name: z.string().max(200).nullish(),
  relationshipName: z.string().max(200).nullish(),
});

/** A configuration item as AWS Config writes it into an event, into a file, or answers it from its API. */
const ConfigItem = z.looseObject({
  ARN: z.string().nullish(),
  arn: z.string().nullish(),
  awsAccountId: z.string().nullish(),
  accountId: z.string().nullish(),
  awsRegion: z.string(),
  resourceType: z.string().min(1).max(100),
  resourceId: z.string().min(1).max(300),
  resourceName: z.string().nullish(),
  configurationItemStatus: z.string(),
  configurationItemCaptureTime: z.iso.datetime({ offset: true }),
  configurationStateId: z.union([z.number(), z.string()]).nullish(),
  tags: z.record(z.string(), z.string().nullable()).nullish(),
  relationships: z.array(Relationship).max(20_000, 'has more than 20000 relationships').nullish(),
  configuration: z.unknown().optional(),
});

const Diff = z.looseObject({
  changeType: z.string().nullish(),
  changedProperties: z
    .record(
      z.string(),
      z.looseObject({ previousValue: z.unknown().optional(), updatedValue: z.unknown().optional() }),
    )
    .nullish(),
});

/** What AWS Config says of one resource at one moment. */
export type Observation = {
  /** Whether the resource is there, is gone, or is looked at no more. */
  readonly status: 'there' | 'gone' | 'unwatched';
  /** By Config's own order: of two that are about one resource, the greater one is the newer. */
  readonly order: number;
  readonly at: string;
  readonly identity: {
    readonly arn?: string;
    readonly account: string;
    readonly region: string;
    readonly resourceType: string;
    readonly resourceId: string;
  };
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly item: Readonly<Record<string, unknown>>;
  readonly near: readonly {
    readonly resourceType: string;
    readonly resourceId: string;
    readonly name: string;
  }[];
  /** What Config says changed, cut to what a history can show. */
  readonly properties: Readonly<Record<string, { readonly from?: string; readonly to?: string }>>;
};

const statuses: Readonly<Record<string, Observation['status']>> = {
  OK: 'there',
  ResourceDiscovered: 'there',
  ResourceDeleted: 'gone',
  ResourceDeletedNotRecorded: 'gone',
  ResourceNotRecorded: 'unwatched',
};

const shown = 20;
const cut = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined;
  return readableText(typeof value === 'string' ? value : JSON.stringify(value))
    .slice(0, 200)
    .toWellFormed();
};

function propertiesOf(diff: unknown): Observation['properties'] {
  const { changedProperties } = Diff.safeParse(diff).data ?? {};
  const entries = Object.entries(changedProperties ?? {}).filter(
    ([path]) => !path.startsWith('Relationships'),
  );
  return Object.fromEntries(
    entries.slice(0, shown).map(([path, { previousValue, updatedValue }]) => {
      const [from, to] = [cut(previousValue), cut(updatedValue)];
      return [readableLine(path).slice(0, 120), { ...(from && { from }), ...(to && { to }) }];
    }),
  );
}

/** Config's events hold an object here, its API a text. */
const opened = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
};

const day = 24 * 60 * 60_000;

/**
 * Reads a configuration item.
 *
 * @throws {Refusal} `validation` for what it cannot be read by: a status nobody knows, or a time more than a day ahead
 */
export function observe(given: unknown, diff: unknown, now: string): Observation {
  const item = ConfigItem.parse(given);
  const status = statuses[item.configurationItemStatus];
  if (!status)
    throw invalid('/configurationItemStatus', `${item.configurationItemStatus} is no status that we know`);
  const at = new Date(item.configurationItemCaptureTime).toISOString();
  if (Date.parse(at) > Date.parse(now) + day)
    throw new Refusal('validation', `It says that it is from ${at}, which is more than a day from now.`);
  const stated = Number(item.configurationStateId ?? Number.NaN);
  const arn = identityFields.arn.safeParse(item.ARN ?? item.arn).data;
  const tags = Object.entries(item.tags ?? {}).flatMap(([name, value]) =>
    value ? [[name, value] as const] : [],
  );
  const named = readableLine(item.resourceName ?? item.tags?.Name ?? item.resourceId) || item.resourceId;
  return {
    status,
    order: Number.isFinite(stated) ? stated : Date.parse(at),
    at,
    identity: {
      ...(arn && { arn }),
      account: identityFields.account.parse(item.awsAccountId ?? item.accountId),
      region: identityFields.region.parse(item.awsRegion),
      resourceType: identityFields.resourceType.parse(item.resourceType),
      resourceId: identityFields.resourceId.parse(item.resourceId),
    },
    name: named.slice(0, 300).toWellFormed(),
    tags: Object.fromEntries(tags),
    item: { ...item, configuration: opened(item.configuration) },
    near: (item.relationships ?? []).flatMap(
      ({ resourceType, resourceId, resourceName, name, relationshipName }) => {
        const id = resourceId || resourceName;
        return id ? [{ resourceType, resourceId: id, name: name ?? relationshipName ?? '' }] : [];
      },
    ),
    properties: propertiesOf(diff),
  };
}

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[name] : undefined,
      value,
    );

/** A value of AWS's as an attribute of this type holds it; undefined when it cannot. */
export function valueAs(type: CiAttribute['type'], given: unknown): FieldValue | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  if (type === 'number') return Number.isFinite(Number(given)) ? Number(given) : undefined;
  if (type === 'checkbox') return given === true || given === 'true';
  if (type === 'list')
    return (Array.isArray(given) ? given : [given])
      .map((one) => readableLine(String(one)).slice(0, 80).toWellFormed())
      .filter(Boolean)
      .slice(0, 50);
  const text = readableText(typeof given === 'object' ? JSON.stringify(given) : String(given));
  return text.slice(0, 4_000).toWellFormed().trim() || undefined;
}

/** The attributes of a class as an item of Config has them. */
export function attributesOf({ item }: Observation, { attributes }: Rules): Record<string, FieldValue> {
  return Object.fromEntries(
    attributes.flatMap(({ name, type, path }) => {
      const value = path && valueAs(type, at(item, path));
      return value === undefined || value === '' ? [] : [[`attributes.${name}`, value]];
    }),
  );
}

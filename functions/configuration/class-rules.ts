import * as z from 'zod';
import { line, slug } from '../kernel/text.ts';

/** An id of a class: a word of ours such as `database`, or a resource type of AWS such as `AWS::RDS::DBInstance`. */
export const classId = z
  .string()
  .max(100)
  .regex(
    /^[A-Za-z0-9]+(?:(?:::|-)[A-Za-z0-9]+)*$/,
    'is not the id of a class such as database or AWS::RDS::DBInstance',
  );

/** What items of a class have. `path` says where AWS Config has it, e.g. `configuration.instanceType`. */
export const CiAttribute = z
  .strictObject({
    name: slug,
    label: line(80),
    type: z.enum(['text', 'number', 'checkbox', 'list']),
    /** An item without it is incomplete, and cannot be put into use by hand. */
    required: z.boolean().optional(),
    path: z
      .string()
      .max(200)
      .regex(/^\w+(\.\w+)*$/, 'is not a path such as configuration.instanceType')
      .optional(),
  })
  .meta({ id: 'CiAttribute' });
export type CiAttribute = z.infer<typeof CiAttribute>;

const once = <T>(of: (one: T) => string) =>
  [(all: readonly T[]) => new Set(all.map(of)).size === all.length, 'names one twice'] as const;

/** Who says something of an item: `config` is AWS Config, `tags` what a resource is tagged with, `person` whoever it is. */
export const sourceName = slug;

/** The rules that a class may have of its own; what it leaves out it has from its parent. */
export const ruleFields = {
  attributes: z
    .array(CiAttribute)
    .max(60)
    .refine(...once<CiAttribute>(({ name }) => name)),
  /** Sets of fields, the surest first: two items that agree on all fields of one set are the same item. */
  identify: z.array(z.array(line(70)).min(1).max(5)).max(8),
  /** Whom to believe, most of all the first. */
  sources: z.array(sourceName).max(12),
  /** The same for single fields: `owner`, `attributes.engine`. */
  fieldSources: z.record(line(80), z.array(sourceName).max(12)),
  /** Days after which what nobody has confirmed is stale. */
  staleDays: z.int().min(1).max(3650),
};

/** Rules as they hold for one class, its own and those that it has from its parents. */
export type Rules = {
  readonly lineage: readonly string[];
  readonly attributes: readonly CiAttribute[];
  /** Each set with the class that it comes from: items are told apart within that class and what is below it. */
  readonly identify: readonly { readonly scope: string; readonly fields: readonly string[] }[];
  readonly sources: readonly string[];
  readonly fieldSources: Readonly<Record<string, readonly string[]>>;
  readonly staleDays: number;
};

import * as z from 'zod';
import { line, readableText } from '../kernel/text.ts';
import type { FieldValue } from '../record/field-values.ts';
import { Level } from '../record/priority.ts';
import { identityFields, saidFields } from './ci.ts';
import { type ClassTree, rulesOf } from './ci-class.ts';
import { type CiAttribute, classId, type Rules } from './class-rules.ts';
import { identityKeys } from './identity.ts';
import type { FileRow } from './import-file.ts';
import { ciId } from './relation.ts';

const fieldName = z
  .string()
  .max(80)
  .regex(
    /^(id|name|service|owner|criticality|arn|account|region|resourceType|resourceId|attributes\.[a-z0-9]+(-[a-z0-9]+)*)$/,
    'is neither a field such as name nor an attribute such as attributes.serial-number',
  );

/** Which column fills which field, and what class the items are of: one for all, or what a column says. */
export const Mapping = z
  .strictObject({
    of: z.literal('items').optional(),
    class: z.union([z.strictObject({ value: classId }), z.strictObject({ column: line(200) })]),
    fields: z
      .array(z.strictObject({ column: line(200), field: fieldName }))
      .min(1)
      .max(80)
      .refine((all) => new Set(all.map(({ field }) => field)).size === all.length, 'fills one field twice'),
    /** The same for every row, where no column says something. */
    fixed: z
      .strictObject({ service: saidFields.service, owner: saidFields.owner, criticality: Level })
      .partial()
      .optional(),
  })
  .meta({ id: 'ImportMapping' });
export type Mapping = z.infer<typeof Mapping>;

/** What a row says of an item, and by what that item is known. */
export type RowItem = {
  readonly row: number;
  readonly id?: string | undefined;
  readonly class: string;
  readonly rules: Rules;
  readonly identity: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly keys: readonly string[];
};
export type Unreadable = { readonly row: number; readonly reason: string };

const yes = ['true', 'yes', 'y', '1', 'x'];
const no = ['false', 'no', 'n', '0'];

/** A cell as an attribute of this type. @returns a reason in words when it is none */
function cellAs({ type }: Pick<CiAttribute, 'type'>, given: unknown): FieldValue | { reason: string } {
  const text = readableText(typeof given === 'object' ? JSON.stringify(given) : String(given));
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : { reason: 'is not a number' };
  if (type === 'checkbox') {
    const word = text.toLowerCase();
    return yes.includes(word) || (no.includes(word) ? false : { reason: 'is neither yes nor no' });
  }
  if (type === 'list') {
    const all = (Array.isArray(given) ? given.map(String) : text.split(/[;|]/))
      .map((one) => one.trim())
      .filter(Boolean);
    return all.length <= 50 && all.every((one) => one.length <= 80)
      ? all
      : { reason: 'has more than 50 parts, or one of more than 80 characters' };
  }
  return text.length <= 4000 ? text : { reason: 'has more than 4000 characters' };
}

const plain = { ...identityFields, ...saidFields, id: ciId };
const isReason = (value: unknown): value is { reason: string } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldOf(field: string, given: unknown, rules: Rules): FieldValue | { reason: string } {
  if (field.startsWith('attributes.')) {
    const attribute = rules.attributes.find(({ name }) => field === `attributes.${name}`);
    return attribute ? cellAs(attribute, given) : { reason: 'is no attribute of this class' };
  }
  const text = String(typeof given === 'object' ? JSON.stringify(given) : given).trim();
  const schema = plain[field as keyof typeof plain];
  const parsed = schema.safeParse(field === 'criticality' ? text.toLowerCase() : text);
  return parsed.success ? parsed.data : { reason: parsed.error.issues[0]?.message ?? 'is not valid' };
}

/**
 * What a row says, by the mapping and by the rules of its class. An empty cell says nothing, and takes nothing away.
 *
 * @returns why it cannot be taken in, when it cannot: all that is wrong with it, not only the first
 */
export function readRow(
  { row, cells, problem }: FileRow,
  mapping: Mapping,
  tree: ClassTree,
  services: ReadonlySet<string>,
): RowItem | Unreadable {
  if (problem) return { row, reason: problem };
  const kindOf =
    'value' in mapping.class ? mapping.class.value : String(cells[mapping.class.column] ?? '').trim();
  if (!tree.has(kindOf))
    return { row, reason: kindOf ? `there is no class ${kindOf.slice(0, 60)}` : 'it has no class' };
  const rules = rulesOf(tree, kindOf);
  const reasons: string[] = [];
  const said: Record<string, FieldValue> = { ...mapping.fixed };
  for (const { column, field } of mapping.fields) {
    const given = cells[column];
    if (given === undefined || given === null || String(given).trim() === '') continue;
    const value = fieldOf(field, given, rules);
    if (isReason(value)) reasons.push(`${column} ${value.reason}`);
    else said[field] = value;
  }
  const { id, arn, account, region, resourceType, resourceId, ...values } = said;
  if (values.service !== undefined && !services.has(String(values.service)))
    reasons.push(`there is no service ${String(values.service)}`);
  const identity = Object.fromEntries(
    Object.entries({ arn, account, region, resourceType, resourceId }).filter(([, one]) => one !== undefined),
  ) as Record<string, string>;
  const attributes = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field.replace(/^attributes\./, ''), value]),
  );
  const keys = identityKeys(rules, {
    ...identity,
    ...(values.name !== undefined && { name: String(values.name) }),
    attributes,
  });
  if (!keys.length && id === undefined && !reasons.length) {
    const sets = rules.identify.map(({ fields }) => fields.join(' and ')).join(', or ');
    reasons.push(`nothing tells it from others: it needs ${sets || 'an id'}`);
  }
  if (reasons.length) return { row, reason: reasons.join('; ') };
  return { row, id: id as string | undefined, class: kindOf, rules, identity, values, keys };
}

/** Rows that say something of an item of which an earlier row spoke: a later one would silently win. */
export function withoutRepeats(rows: readonly (RowItem | Unreadable)[]): (RowItem | Unreadable)[] {
  const first = new Map<string, number>();
  return rows.map((one) => {
    if ('reason' in one) return one;
    const keys = [...one.keys, ...(one.id ? [one.id] : [])];
    const earlier = keys.map((key) => first.get(key)).find((row) => row !== undefined);
    if (earlier !== undefined) return { row: one.row, reason: `it is the same item as row ${earlier}` };
    for (const key of keys) first.set(key, one.row);
    return one;
  });
}

import fc, { type Arbitrary } from 'fast-check';
import * as z from 'zod';

type Schema = {
  type?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
};

/** Values worth trying in a field of this name, e.g. ids of records that are there. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const days = ['2026-11-24', '2026-12-24', '1999-12-31', '9999-12-31'];
const times = ['T00:00:00Z', 'T23:59:59.999Z', 'T12:00:00+14:00', 'T23:59:59-23:59'];
const moments = days.flatMap((day) => times.map((time) => day + time));
const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', '+05:30', 'Mars/Olympus'];
const odd: unknown[] = [
  null,
  true,
  -1,
  0.5,
  2 ** 53,
  1e300,
  '',
  ' ',
  'a\u0000b',
  'a\r\nb',
  '\u202Egnp',
  '=1+1',
  '__proto__',
  'toString',
  '../x',
  'x#record',
  'INC-99999',
  '😀'.repeat(130),
  'x'.repeat(3_000),
  [],
  {},
  [[]],
  { constructor: {} },
];

/** Anything that does not belong. */
export const rubbish: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...odd),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.jsonValue({ maxDepth: 3 }),
);

function text({ format, pattern, minLength = 0, maxLength = 200 }: Schema): Arbitrary<unknown> {
  if (format === 'date-time') return fc.constantFrom(...moments);
  if (format === 'date') return fc.constantFrom(...days);
  if (format === 'email') return fc.emailAddress();
  if (format === 'uri') return fc.webUrl({ validSchemes: ['https'] });
  if (pattern) return fc.stringMatching(new RegExp(pattern), { maxLength: 80 });
  const size = { minLength, maxLength: Math.min(maxLength, 60) };
  return fc.oneof(fc.string({ unit: 'grapheme', ...size }), fc.string(size));
}

/** Conditions hold conditions: as deep as this, and then only what holds no more of them. */
const deepest = 2;

function value(schema: Schema, name: string, known: Known, root: Schema, depth = 0): Arbitrary<unknown> {
  const { $ref, type, minimum = -100, maximum = 10_000, minItems = 0, maxItems = 3 } = schema;
  if ($ref) return value(root.$defs?.[$ref.split('/').at(-1) ?? ''] ?? {}, name, known, root, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = (schema.anyOf ?? schema.oneOf)?.slice(0, depth > deepest ? 1 : undefined);
  if (choices) return fc.oneof(...choices.map((choice) => value(choice, name, known, root, depth)));
  if (type === 'object') return fields(schema, known, root, depth);
  if (type === 'array')
    return fc.array(value(schema.items ?? {}, name, known, root, depth), {
      minLength: minItems,
      maxLength: Math.max(minItems, Math.min(maxItems, 3)),
    });
  if (type === 'integer' || type === 'number')
    return fc.integer({ min: Math.max(minimum, -100), max: Math.min(maximum, 10_000) });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (name === 'timeZone') return fc.constantFrom(...zones);
  const there = known[name] ?? [];
  if (!there.length) return text(schema);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...there) },
    { weight: 1, arbitrary: text(schema) },
  );
}

function fields(
  { properties = {}, required = [] }: Schema,
  known: Known,
  root: Schema,
  depth = 0,
): Arbitrary<Record<string, unknown>> {
  const rarely = (arbitrary: Arbitrary<unknown>) =>
    fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const given = value(schema, name, known, root, depth);
      return [name, required.includes(name) ? given : rarely(given)];
    }),
  );
  return fc
    .record(model, { noNullPrototype: true })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, given]) => given !== undefined)));
}

/** Bodies and queries in the shape of a schema. What only a refinement or a look at the records says may be wrong in them. */
export function shaped(schema: z.ZodType | undefined, known: Known): Arbitrary<Record<string, unknown>> {
  if (!schema) return fc.constant({});
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return fields(root, known, root);
}

/** The same with one field turned to rubbish, added, or missing. */
export const broken = (schema: z.ZodType | undefined, known: Known): Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(shaped(schema, known), fc.nat(), rubbish, fc.constantFrom('turn', 'add', 'miss'))
    .map(([good, at, wrong, how]) => {
      const names = Object.keys(good);
      const name = names[at % Math.max(names.length, 1)] ?? 'id';
      if (how === 'miss') return Object.fromEntries(Object.entries(good).filter(([each]) => each !== name));
      return { ...good, [how === 'turn' ? name : 'surprise']: wrong };
    });

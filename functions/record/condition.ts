import * as z from 'zod';
import { children, explain, holds } from './condition-holds.ts';

export { explain, holds };

const Value = z.union([z.string().max(500), z.number(), z.boolean()]);
const Field = z
  .string()
  .max(120)
  .regex(/^[\w-]+(\.[\w:/-]+)*$/, 'is not the name of a field');

const Comparison = z
  .strictObject({
    field: Field,
    is: Value.optional(),
    isNot: Value.optional(),
    in: z.array(Value).min(1).max(100).optional(),
    /** A pattern with `*` and `?`. */
    like: z.string().min(1).max(500).optional(),
    /** A part of a text, whatever its case, or an entry of a list. */
    contains: Value.optional(),
    atLeast: Value.optional(),
    atMost: Value.optional(),
    exists: z.boolean().optional(),
  })
  .refine((one) => Object.keys(one).length === 2, 'needs a field and one comparison')
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof Comparison>;

export type Condition =
  | Comparison
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const Shape: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      Comparison,
      z.strictObject({ all: z.array(Shape).min(1).max(50) }),
      z.strictObject({ any: z.array(Shape).min(1).max(50) }),
      z.strictObject({ not: Shape }),
    ]),
  )
  .meta({ id: 'Condition' });

const depthOf = (condition: Condition): number => 1 + Math.max(0, ...children(condition).map(depthOf));
const sizeOf = (condition: Condition): number =>
  1 + children(condition).reduce((sum, child) => sum + sizeOf(child), 0);

/** A condition on the fields of a record, as data: comparisons, joined by all, any and not; at most 5 deep and 100 in all. */
export const Condition = Shape.refine((one) => depthOf(one) <= 5, 'is more than 5 deep').refine(
  (one) => sizeOf(one) <= 100,
  'has more than 100 parts',
);

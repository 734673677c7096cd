import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { line } from '../kernel/text.ts';
import type { FileRow } from './import-file.ts';
import type { Unreadable } from './import-mapping.ts';
import { hearRelation, type Redundancy, type Relation, SaidRedundancy } from './relation.ts';
import { type RelationType, relationTypeNames } from './relation-type.ts';

const relationFields = ['from', 'to', 'redundancy', 'pool', 'needs', 'percent', 'note'] as const;

/** Which column fills which field of a relation, and of what type they are: one for all, or what a column says. */
export const RelationMapping = z
  .strictObject({
    of: z.literal('relations'),
    type: z.union([
      z.strictObject({ value: z.enum(relationTypeNames) }),
      z.strictObject({ column: line(200) }),
    ]),
    fields: z
      .array(z.strictObject({ column: line(200), field: z.enum(relationFields) }))
      .min(2)
      .max(relationFields.length)
      .refine((all) => new Set(all.map(({ field }) => field)).size === all.length, 'fills one field twice')
      .refine(
        (all) => ['from', 'to'].every((end) => all.some(({ field }) => field === end)),
        'needs a column for “from” and one for “to”',
      ),
  })
  .meta({ id: 'ImportRelationMapping' });
export type RelationMapping = z.infer<typeof RelationMapping>;

/** What a row says of a relation; its ends are still named as the file names them. */
export type RelationRow = {
  readonly row: number;
  readonly from: string;
  readonly type: RelationType;
  readonly to: string;
  readonly redundancy?: Redundancy | undefined;
  readonly note?: string | undefined;
};

/** `search:1`, `search:50%`, or the same in several cells. @returns undefined when nothing is said, or why it is none */
function redundancyOf(cells: Readonly<Record<string, string>>): Redundancy | string | undefined {
  const whole = /^([^:\s]+)\s*:\s*(\d+)\s*(%?)$/.exec(cells.redundancy ?? '');
  if (cells.redundancy && !whole) return 'its redundancy is not like “search:1” or “search:50%”';
  const [, pool = cells.pool ?? '', needs = cells.needs ?? '', sign = ''] = whole ?? [];
  if (!pool && !needs) return undefined;
  const percent = sign === '%' || needs.endsWith('%') || /^(true|yes|y|1|x|%)$/i.test(cells.percent ?? '');
  const count = needs.replace(/\s*%$/, '');
  const read = SaidRedundancy.safeParse({ pool, needs: Number(count), ...(percent && { percent }) });
  if (!pool || !count) return 'of its redundancy it says only the pool or only how many it needs';
  if (read.success) return read.data;
  return 'its redundancy is none: a pool in lower-case letters, and a count of 1 or more, or up to 100 %';
}

/** What a row says, by the mapping. @returns why it cannot be taken in, when it cannot: all that is wrong with it */
export function readRelationRow(
  { row, cells, problem }: FileRow,
  mapping: RelationMapping,
): RelationRow | Unreadable {
  if (problem) return { row, reason: problem };
  const text = (column: string) => String(cells[column] ?? '').trim();
  const said: Record<string, string> = Object.fromEntries(
    mapping.fields.map(({ column, field }) => [field, text(column)]),
  );
  const word = 'value' in mapping.type ? mapping.type.value : text(mapping.type.column);
  const type = relationTypeNames.find((name) => name === word.toLowerCase().replace(/[\s_]+/g, '-'));
  const redundancy = redundancyOf(said);
  const note = said.note ? line(300).safeParse(said.note) : undefined;
  const reasons = [
    ...(['from', 'to'] as const).flatMap((end) => (said[end] ? [] : [`it has no “${end}”`])),
    ...(type ? [] : [`its relation is none of ${relationTypeNames.join(', ')}`]),
    ...(typeof redundancy === 'string' ? [redundancy] : []),
    ...(note && !note.success ? ['its note has more than 300 characters'] : []),
  ];
  if (!type || typeof redundancy === 'string' || reasons.length) return { row, reason: reasons.join('; ') };
  return { row, from: said.from ?? '', type, to: said.to ?? '', redundancy, note: note?.data };
}

/** Rows that say something of a relation of which an earlier row spoke: a later one would silently win. */
export function withoutRepeatedRelations(
  rows: readonly (RelationRow | Unreadable)[],
): (RelationRow | Unreadable)[] {
  const first = new Map<string, number>();
  return rows.map((one) => {
    if ('reason' in one) return one;
    const key = [one.from, one.type, one.to].join('\n').toLowerCase();
    const earlier = first.get(key);
    if (earlier !== undefined) return { row: one.row, reason: `it is the same relation as row ${earlier}` };
    first.set(key, one.row);
    return one;
  });
}

/**
 * What a row makes of a relation, as one source among others: it is there because `source` says so, too. What the row leaves out of
 * redundancy and note stays.
 *
 * @returns undefined when it says nothing new
 */
export function hearRelationRow(
  before: Relation | undefined,
  row: Omit<RelationRow, 'row'>,
  source: string,
  by: Actor,
  at: string,
): Decision<Relation> | undefined {
  const { from, type, to, redundancy = before?.redundancy, note = before?.note } = row;
  const said = { yes: true, order: Date.parse(at) };
  const same = JSON.stringify([redundancy, note]) === JSON.stringify([before?.redundancy, before?.note]);
  if (before?.state === 'in-use' && same && before.said[source]?.yes) return undefined;
  const heard = hearRelation(before, { from, type, to }, source, said, by, at);
  if (!heard) return undefined;
  const next = { ...heard.after, redundancy, note };
  const event = heard.event.type === 'relation.confirmed' && !same ? 'relation.changed' : heard.event.type;
  return decide<Relation>(before, next, { type: event, by: by.id, at });
}

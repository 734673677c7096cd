import { describe, expect, it } from 'vitest';
import {
  hearRelationRow,
  RelationMapping,
  type RelationRow,
  readRelationRow,
  withoutRepeatedRelations,
} from '../../functions/configuration/import-relation.ts';
import { removeRelation } from '../../functions/configuration/relation.ts';
import { system } from '../../functions/kernel/actor.ts';

const fields = ['from', 'to', 'redundancy', 'pool', 'needs', 'percent', 'note'] as const;
const mapping: RelationMapping = {
  of: 'relations',
  type: { column: 'how' },
  fields: fields.map((field) => ({ column: field, field })),
};
const read = (cells: Record<string, unknown>) =>
  readRelationRow({ row: 1, cells: { from: 'a', to: 'b', how: 'depends-on', ...cells } }, mapping);

describe('a row of relations', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['its ends and its type', {}, { from: 'a', type: 'depends-on', to: 'b', redundancy: undefined }],
    ['a type as people write it', { how: 'Depends on' }, { type: 'depends-on' }],
    [
      'a pool and a count in one cell',
      { redundancy: 'search:2' },
      { redundancy: { pool: 'search', needs: 2 } },
    ],
    [
      'percent in one cell',
      { redundancy: 'search: 50 %' },
      { redundancy: { pool: 'search', needs: 50, percent: true } },
    ],
    ['a count from JSON', { pool: 'search', needs: 2 }, { redundancy: { pool: 'search', needs: 2 } }],
    [
      'percent in cells',
      { pool: 'search', needs: '50', percent: true },
      { redundancy: { pool: 'search', needs: 50, percent: true } },
    ],
    [
      'percent beside the count',
      { pool: 'search', needs: '50%' },
      { redundancy: { pool: 'search', needs: 50, percent: true } },
    ],
    ['a note', { note: 'by cable' }, { note: 'by cable' }],
  ])('says %s', (_, cells, expected) => expect(read(cells)).toMatchObject(expected));

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an end that is not named', { to: ' ' }, /no “to”/],
    ['a type that is none', { how: 'likes' }, /none of depends-on, runs-on/],
    ['no type', { how: '' }, /none of depends-on/],
    ['a redundancy that cannot be read', { redundancy: 'two of them' }, /like “search:1”/],
    ['a pool without a count', { pool: 'search' }, /only the pool or only how many/],
    ['a count without a pool', { needs: '1' }, /only the pool or only how many/],
    ['more than all', { redundancy: 'search:120%' }, /up to 100 %/],
    ['none of them', { redundancy: 'search:0' }, /1 or more/],
    ['a pool with blanks', { pool: 'My pool', needs: '1' }, /lower-case/],
    ['a note that is too long', { note: 'x'.repeat(301) }, /300 characters/],
    ['all that is wrong', { from: '', how: 'likes' }, /no “from”; its relation/],
  ])('is refused for %s', (_, cells, reason) =>
    expect(read(cells)).toMatchObject({ row: 1, reason: expect.stringMatching(reason) }),
  );

  it('that repeats an earlier one is refused', () => {
    const one = read({}) as RelationRow;
    expect(
      withoutRepeatedRelations([one, { ...one, row: 2, from: 'A' }, { ...one, row: 3, to: 'c' }]),
    ).toEqual([one, { row: 2, reason: 'it is the same relation as row 1' }, { ...one, row: 3, to: 'c' }]);
  });
});

it('a mapping names a column for both ends', () => {
  const only = {
    ...mapping,
    fields: [
      { column: 'a', field: 'from' },
      { column: 'b', field: 'note' },
    ],
  };
  expect(RelationMapping.safeParse(only).error?.issues[0]?.message).toContain('“to”');
});

describe('what a file says of a relation', () => {
  const by = system('import');
  const row = { from: 'CI-1', type: 'depends-on', to: 'CI-2' } as const;
  const at = (minute: number) => `2026-11-23T11:0${minute}:00.000Z`;
  const first = hearRelationRow(undefined, row, 'import', by, at(0));

  it('makes it, is nothing new the second time, and changes what differs', () => {
    expect(first?.event.type).toBe('relation.added');
    expect(hearRelationRow(first?.after, row, 'import', by, at(1))).toBeUndefined();
    const redundancy = { pool: 'a', needs: 1 };
    const pooled = hearRelationRow(first?.after, { ...row, redundancy }, 'import', by, at(1));
    expect(pooled).toMatchObject({ event: { type: 'relation.changed' }, after: { redundancy } });
    expect(hearRelationRow(pooled?.after, row, 'import', by, at(2)), 'left out, it stays').toBeUndefined();
  });

  it('is one word beside those of others', () => {
    const also = hearRelationRow(first?.after, row, 'inventory', by, at(1));
    expect(also).toMatchObject({
      event: { type: 'relation.confirmed' },
      after: { said: { import: { yes: true }, inventory: { yes: true } } },
    });
  });

  it('makes again what people took away', () => {
    const removed = removeRelation(first!.after, by, at(1)).after;
    expect(hearRelationRow(removed, row, 'import', by, at(2))).toMatchObject({
      event: { type: 'relation.added' },
      after: { state: 'in-use' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { baseTree } from '../../functions/configuration/ci-class-tree.ts';
import { hearRow, outcomeOf } from '../../functions/configuration/import-item.ts';
import {
  type Mapping,
  type RowItem,
  readRow,
  withoutRepeats,
} from '../../functions/configuration/import-mapping.ts';

const mapping: Mapping = {
  class: { value: 'server' },
  fields: [
    { column: 'Host', field: 'name' },
    { column: 'Serial', field: 'attributes.serial-number' },
    { column: 'Critical', field: 'criticality' },
    { column: 'Service', field: 'service' },
  ],
};
const read = (cells: Record<string, unknown>, by: Mapping = mapping, row = 1) =>
  readRow({ row, cells }, by, baseTree, new Set(['mail']));

describe('a row', () => {
  it('says what its cells say, in the types of its class', () => {
    expect(read({ Host: ' web-1 ', Serial: 'S1', Critical: 'HIGH', Service: 'mail' })).toMatchObject({
      class: 'server',
      values: { name: 'web-1', 'attributes.serial-number': 'S1', criticality: 'high', service: 'mail' },
    });
  });

  it.each<[string, Record<string, unknown>, Mapping, string]>([
    [
      'a class that is not there',
      { Host: 'x', Type: 'spoon' },
      { ...mapping, class: { column: 'Type' } },
      'no class spoon',
    ],
    ['no class', { Host: 'x' }, { ...mapping, class: { column: 'Type' } }, 'has no class'],
    ['a service that is not there', { Host: 'x', Serial: 'S', Service: 'shop' }, mapping, 'no service shop'],
    ['several things that are wrong', { Host: 'x', Critical: 'very', Service: 'shop' }, mapping, 'Critical'],
    ['nothing that tells it from others', {}, mapping, 'nothing tells it from others'],
  ])('is refused for %s', (_, cells, by, reason) => {
    expect(read(cells, by)).toMatchObject({ reason: expect.stringContaining(reason) });
  });

  it('is refused when an earlier one is about the same item', () => {
    const rows = [read({ Host: 'a', Serial: 'S1' }), read({ Host: 'b', Serial: 's1' }, mapping, 2)];
    expect(withoutRepeats(rows)).toMatchObject([
      { row: 1, class: 'server' },
      { row: 2, reason: 'it is the same item as row 1' },
    ]);
  });
});

describe('what a row makes of an item', () => {
  const by = { id: 'import', kind: 'system', roles: [], teams: [] } as never;
  const at = '2026-11-02T08:00:00.000Z';
  const to = { id: 'CI-1', source: 'import', tree: baseTree };
  const item = (cells: Record<string, unknown>) => read(cells) as RowItem;
  const first = hearRow(undefined, item({ Host: 'web-1', Serial: 'S1' }), to, by, at)!;

  it('is a new item, then nothing, then what changed', () => {
    expect(outcomeOf(first)).toBe('created');
    expect(first.after).toMatchObject({ title: 'web-1', from: { name: 'import' }, state: 'in-use' });
    expect(hearRow(first.after, item({ Host: 'web-1', Serial: 'S1' }), to, by, at)).toBeUndefined();
    const second = hearRow(first.after, item({ Host: 'web-2', Serial: 'S1' }), to, by, at);
    expect(outcomeOf(second)).toBe('changed');
    expect(second?.after.title).toBe('web-2');
  });

  it('takes nothing away that it leaves out, and overrules nobody whom the class believes more', () => {
    const said = { ...first.after.said, person: { at, values: { name: 'By hand' } } };
    const next = hearRow({ ...first.after, said }, item({ Host: 'web-9', Serial: 'S1' }), to, by, at);
    expect(next?.after).toMatchObject({ attributes: { 'serial-number': 'S1' } });
    expect(next?.after.said.import?.values.name).toBe('web-9');
  });

  it('confirms an item that was not heard of for a day', () => {
    const later = '2026-11-04T08:00:00.000Z';
    const again = hearRow(first.after, item({ Host: 'web-1', Serial: 'S1' }), to, by, later);
    expect([outcomeOf(again), again?.after.seenAt]).toEqual(['unchanged', later]);
  });
});

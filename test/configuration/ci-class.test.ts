import { describe, expect, test } from 'vitest';
import { addCiClass, changeCiClass, rulesOf } from '../../functions/configuration/ci-class.ts';
import { baseTree } from '../../functions/configuration/ci-class-tree.ts';
import { identityKeys } from '../../functions/configuration/identity.ts';
import { system } from '../../functions/kernel/actor.ts';

const by = system('test');
const at = '2026-11-23T11:00:00.000Z';

describe('classes', () => {
  test('have what those above them have, until they say otherwise', () => {
    const rules = rulesOf(baseTree, 'AWS::RDS::DBInstance');
    expect(rules.lineage).toEqual(['AWS::RDS::DBInstance', 'database', 'data-store', 'ci']);
    expect(rules.attributes.filter(({ name }) => name === 'engine')).toMatchObject([
      { path: 'configuration.engine' },
    ]);
    expect(rules.attributes.map(({ name }) => name)).toContain('stack');
    expect(rules.staleDays).toBe(60);
    const database = baseTree.get('database')!;
    const { after } = changeCiClass(database, { staleDays: 7 }, baseTree, false, by, at);
    expect(rulesOf(new Map([...baseTree, ['database', after]]), 'AWS::RDS::DBInstance').staleDays).toBe(7);
  });

  test('of ours are put into the table by their first change, and follow their parent again when told so', () => {
    const first = changeCiClass(baseTree.get('database')!, { sources: ['import'] }, baseTree, false, by, at);
    expect(first).toMatchObject({ before: undefined, after: { version: 2 } });
    const second = changeCiClass(first.after, { sources: null }, baseTree, true, by, at);
    expect(second.after.sources).toBeUndefined();
    expect(second.after.version).toBe(3);
  });

  test.each([
    [
      'a parent that is not there',
      { id: 'x', name: 'X', parent: 'nothing', attributes: [] },
      'there is no class',
    ],
    ['an id that is taken', { id: 'server', name: 'X', parent: 'ci', attributes: [] }, 'already a class'],
    [
      'a field that it does not have',
      { id: 'x', name: 'X', parent: 'ci', attributes: [], identify: [['attributes.colour']] },
      'neither a field',
    ],
  ])('are refused with %s', (_, ask, words) => {
    expect(() => addCiClass(ask, baseTree, by, at)).toThrow(words);
  });
});

describe('what a thing is known by', () => {
  const rules = rulesOf(baseTree, 'server');

  test.each([
    ['its ARN', { arn: 'arn:aws:x:y' }, ['identity#ci#arn#arn%3Aaws%3Ax%3Ay']],
    ['nothing, when a field of each set is missing', { account: '1', region: 'x' }, []],
    [
      'its serial number, however it is written',
      { attributes: { 'serial-number': ' Ab-1 ' } },
      ['identity#ci#attributes.serial-number#ab-1'],
    ],
  ])('%s', (_, known, keys) => {
    expect(identityKeys(rules, known)).toEqual(keys);
  });
});

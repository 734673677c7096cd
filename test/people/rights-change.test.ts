import { describe, expect, test } from 'vitest';
import { addMapping, changeMapping, removeMapping } from '../../functions/people/group-mapping.ts';
import { add, change, deactivate, handOver } from '../../functions/people/person.ts';
import { monthsBetween } from '../../functions/people/rights-change.ts';
import { together } from '../../functions/people/standing.ts';
import { actor, avery, nine, person } from './fixtures.ts';

const femi = actor('femi', 'manager');
const row = ({ claims = [] }: { claims?: readonly { pk: string; values?: object }[] }) =>
  claims.find(({ pk }) => pk.startsWith('rights#'))?.values;

describe('a change of rights', () => {
  test('is written with what it changes, and nothing is written otherwise', () => {
    expect(row(change(person(), { roles: ['manager'] }, avery, nine))).toMatchObject({
      by: 'avery',
      source: 'hand',
      of: { kind: 'person', id: 'dana' },
      event: 'person.changed',
      gained: { roles: ['manager'], teams: [] },
      lost: { roles: ['agent'], teams: [] },
    });
    expect(row(change(person(), { timeZone: 'Europe/Rome' }, avery, nine))).toBeUndefined();
    expect(row(deactivate(person(), avery, nine))).toMatchObject({ lost: { roles: ['agent'] } });
    expect(row(handOver(person(), 'eli', avery, nine))).toBeUndefined();
    const mapped = addMapping({ group: 'Desk', roles: ['agent'], teams: [] }, avery, nine);
    expect(row(mapped)).toMatchObject({ of: { kind: 'group-mapping', id: 'desk' } });
    expect(row(removeMapping(mapped.after, avery, nine))).toMatchObject({ lost: { roles: ['agent'] } });
  });
  test('is found by its month', () => {
    expect(monthsBetween('2025-11-30', '2026-02-01T10:00:00.000Z')).toEqual([
      '2026-02',
      '2026-01',
      '2025-12',
      '2025-11',
    ]);
  });
});

describe('who gives what', () => {
  test('managers make agents and move people, and stop there', () => {
    expect(change(person({ roles: ['requester'] }), { roles: ['agent'] }, femi, nine).after.roles).toEqual([
      'agent',
    ]);
    expect(change(person(), { teams: ['mail'] }, femi, nine).after.teams).toEqual(['mail']);
    for (const roles of [['manager'], ['agent', 'admin']] as const)
      expect(() => change(person(), { roles: [...roles] }, femi, nine)).toThrow('Only administrators');
    expect(() => change(person({ roles: ['admin'] }), { roles: ['agent'] }, femi, nine)).toThrow();
    expect(() => change(person(), { name: 'Someone' }, femi, nine)).toThrow(
      'None of your roles may set name',
    );
  });
  test('nobody raises themselves, not even by hand of a group', () => {
    const self = person({ id: 'femi', roles: ['manager'] });
    expect(() => change(self, { roles: ['manager', 'admin'] }, femi, nine)).toThrow(
      'Nobody raises themselves',
    );
    const admin = person({ id: 'avery', roles: ['admin'] });
    expect(change(admin, { roles: ['agent'] }, avery, nine).after.roles).toEqual(['agent']);
    const ask = { name: 'A', email: 'a@desk.example', roles: ['admin' as const], teams: [], timeZone: 'UTC' };
    expect(() => add(ask, femi, nine)).toThrow('Only administrators');
  });
  test('nobody stays without a role', () => {
    expect(() => change(person(), { roles: [] }, avery, nine)).toThrow('/roles');
    expect(together({ roles: [], teams: [] }, { roles: ['agent'], teams: [] }).roles).toEqual(['agent']);
  });
  test('what the configuration maps, people do not change', () => {
    const system = { ...avery, id: 'system:deploy', kind: 'system' as const, roles: [] };
    const { after } = addMapping({ group: 'desk', roles: ['agent'], teams: [] }, system, nine);
    expect(after.locked).toBe(true);
    expect(() => changeMapping(after, { roles: ['admin'] }, avery, nine)).toThrow('itsm.config.ts');
    expect(() => removeMapping(after, avery, nine)).toThrow('itsm.config.ts');
    expect(removeMapping(after, system, nine).after).toMatchObject({ state: 'removed', locked: false });
  });
});

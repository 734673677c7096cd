import { describe, expect, test } from 'vitest';
import { keepingAnAdmin } from '../../functions/people/last-admin.ts';
import { change, deactivate, type Person } from '../../functions/people/person.ts';
import { avery, nine, person } from './fixtures.ts';

const admin = (id: string, fields: Partial<Person> = {}) =>
  person({ id, name: id, roles: ['admin'], ...fields });
const self = admin('avery');
const lastAdmin = expect.objectContaining({ reason: 'last-admin' });

describe('the last administrator', () => {
  const losses = {
    'loses the role': change(self, { roles: ['agent'] }, avery, nine),
    leaves: deactivate(self, avery, nine),
  };
  test.each(Object.entries(losses))('never %s', (_, decision) => {
    expect(() => keepingAnAdmin(decision, [])).toThrow(lastAdmin);
    expect(() => keepingAnAdmin(decision, [self])).toThrow(lastAdmin);
    expect(() => keepingAnAdmin(decision, [admin('bea', { state: 'inactive' })])).toThrow(lastAdmin);
    expect(() => keepingAnAdmin(decision, [admin('bea', { roles: ['agent'] })])).toThrow(lastAdmin);
  });

  test.each(Object.entries(losses))('is not the last while another one stays one: who %s', (_, decision) => {
    expect(keepingAnAdmin(decision, [self, admin('bea')]).checks).toEqual([
      { table: 'people', pk: 'person#bea', sk: 'record', field: 'personPk', among: ['person#admin'] },
    ]);
  });

  test('may be changed in everything else', () => {
    const renamed = change(self, { name: 'Avery', roles: ['agent', 'admin'] }, avery, nine);
    expect(keepingAnAdmin(renamed, [])).toBe(renamed);
    const agent = deactivate(person(), avery, nine);
    expect(keepingAnAdmin(agent, [])).toBe(agent);
  });
});

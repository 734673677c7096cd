import { describe, expect, test } from 'vitest';
import {
  AddService,
  add,
  ChangeService,
  change,
  MatchRule,
  restore,
  retire,
  type Service,
} from '../../functions/configuration/service.ts';
import { system } from '../../functions/kernel/actor.ts';

const nine = '2026-11-02T09:00:00.000Z';
const by = system('test');
const service = (fields: Partial<Service> = {}): Service => ({
  ...add(AddService.parse({ name: 'Checkout', team: 'payments', policy: 'payments' }), by, nine).after,
  ...fields,
});
const refused = expect.objectContaining({ reason: 'illegal-transition' });

describe('a service', () => {
  test('is of medium criticality and takes no alarm until somebody says otherwise', () => {
    expect(service()).toMatchObject({ id: 'checkout', state: 'active', criticality: 'medium', match: [] });
  });

  test('changes only in the fields that are named', () => {
    const ask = ChangeService.parse({ criticality: 'high' });
    expect(ask).toEqual({ criticality: 'high' });
    const { after, event } = change(service(), ask, by, nine);
    expect(after).toEqual({ ...service(), criticality: 'high', version: 2 });
    expect(event.changed).toEqual({ criticality: { from: 'medium', to: 'high' } });
  });

  test('can be left without a policy of its own', () => {
    expect(change(service(), { policy: null }, by, nine).after.policy).toBeUndefined();
  });

  test.each([
    {},
    { alarmName: '' },
    { account: '123' },
    { region: 'EU WEST' },
    { alarmname: 'x' },
    { alarmName: 'x'.repeat(256) },
  ])('has no rule like %j', (rule) => {
    expect(MatchRule.safeParse(rule).success).toBe(false);
  });

  // Record, not array: a new state that is missing here does not compile.
  const retires: Record<Service['state'], boolean> = { active: true, retired: false };
  test.each(Object.entries(retires))('that is %s can be retired: %s', (state, allowed) => {
    const attempt = () => retire(service({ state: state as Service['state'] }), by, nine);
    if (!allowed) return expect(attempt).toThrow(refused);
    expect(attempt()).toMatchObject({ after: { state: 'retired' }, event: { type: 'service.retired' } });
  });

  const restores: Record<Service['state'], boolean> = { active: false, retired: true };
  test.each(Object.entries(restores))('that is %s can be restored: %s', (state, allowed) => {
    const attempt = () => restore(service({ state: state as Service['state'] }), by, nine);
    if (!allowed) return expect(attempt).toThrow(refused);
    expect(attempt()).toMatchObject({ after: { state: 'active' }, event: { type: 'service.restored' } });
  });
});

import { describe, expect, test } from 'vitest';
import { add, type MatchRule, retire, type Service } from '../../functions/configuration/service.ts';
import { type AlarmFacts, serviceOf } from '../../functions/configuration/service-match.ts';
import { system } from '../../functions/kernel/actor.ts';

const nine = '2026-11-02T09:00:00.000Z';
const by = system('test');
const service = (id: string, ...match: MatchRule[]): Service =>
  add({ id, name: id, team: 'platform', criticality: 'medium', match }, by, nine).after;

const fallback = service('default');
const alarm: AlarmFacts = {
  alarmName: 'checkout-latency-p99',
  account: '111122223333',
  region: 'eu-central-1',
  namespace: 'AWS/ApiGateway',
};
const found = (services: Service[], facts: Partial<AlarmFacts> = {}) => {
  const { service: match, because } = serviceOf({ ...alarm, ...facts }, services, fallback);
  return [match.id, because];
};

describe('the service of an alarm', () => {
  const name = (alarmName: string) => ({ alarmName });
  const table: [string, Service[], string, string][] = [
    ['is the default when nothing maps it', [service('a', name('orders-*'))], 'default', 'default'],
    ['follows a rule', [service('a', name('checkout-*'))], 'a', 'rule'],
    [
      'prefers the exact name to a longer pattern',
      [service('a', name('checkout-latency-p99*')), service('b', name('checkout-latency-p99'))],
      'b',
      'rule',
    ],
    [
      'prefers the pattern with more characters of its own',
      [service('a', name('*')), service('b', name('checkout-*')), service('c', name('checkout-latency-*'))],
      'c',
      'rule',
    ],
    [
      'prefers a name to any number of places',
      [
        service('a', { account: '111122223333', region: 'eu-central-1', namespace: 'AWS/ApiGateway' }),
        service('b', name('checkout-*')),
      ],
      'b',
      'rule',
    ],
    [
      'prefers the rule that names more places when the names weigh the same',
      [
        service('a', name('checkout-*')),
        service('b', { ...name('checkout-*'), account: '111122223333' }),
        service('c', { region: 'eu-central-1' }),
      ],
      'b',
      'rule',
    ],
    [
      'is the first in the alphabet of equals',
      [service('b', name('checkout-*')), service('a', name('checkout-*'))],
      'a',
      'rule',
    ],
    [
      'is not one whose rule fits in all but one field',
      [service('a', { ...name('checkout-*'), region: 'us-east-1' })],
      'default',
      'default',
    ],
    [
      'is not one that is retired',
      [retire(service('a', name('checkout-*')), by, nine).after],
      'default',
      'default',
    ],
  ];
  test.each(table)('%s', (_, services, id, because) => {
    expect(found(services)).toEqual([id, because]);
  });

  test('is the one that its tag names, before every rule', () => {
    const services = [service('a', name('checkout-latency-p99')), service('b')];
    expect(found(services, { tags: { 'itsm:service': 'b' } })).toEqual(['b', 'tag']);
  });

  test('is found by the rules when the tag names no active service', () => {
    const services = [service('a', name('checkout-*')), retire(service('b'), by, nine).after];
    expect(found(services, { tags: { 'itsm:service': 'b' } })).toEqual(['a', 'rule']);
    expect(found(services, { tags: { 'itsm:service': '__proto__' } })).toEqual(['a', 'rule']);
  });

  test('is not guessed of a namespace that the alarm does not tell', () => {
    const services = [service('a', { namespace: 'AWS/ApiGateway' })];
    expect(found(services)).toEqual(['a', 'rule']);
    expect(found(services, { namespace: undefined })).toEqual(['default', 'default']);
  });
});

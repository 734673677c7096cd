import { describe, expect, it } from 'vitest';
import { pooledMembers, servicesReached } from '../../functions/configuration/impact-services.ts';
import type { Service } from '../../functions/configuration/service.ts';

const service = (id: string, rest: Partial<Service> = {}): Service => ({
  ...{ id, kind: 'service', state: 'active', title: id, name: id, version: 1 },
  ...{ team: 'platform', criticality: 'medium', match: [] },
  ...rest,
});
const item = (id: string) => ({ id, distance: 1, via: [] });
const node = (id: string, service?: string) =>
  [id, { id, title: id, state: 'in-use' as const, class: 'server', ...(service && { service }) }] as const;
const web = (ci: string, needs: number) => ({ ci, redundancy: { pool: 'web', needs } });

describe('services that are reached', () => {
  it.each<[string, Service[], string[], [string, string[]][]]>([
    [
      'by an item that they run on',
      [service('shop', { supportedBy: [{ ci: 'CI-1' }] })],
      ['CI-1'],
      [['shop', ['CI-1']]],
    ],
    ['by an item that belongs to them', [service('mail')], ['CI-9'], [['mail', ['CI-9']]]],
    [
      'not while a pool has enough others',
      [service('shop', { supportedBy: [web('CI-1', 1), web('CI-2', 1)] })],
      ['CI-1'],
      [],
    ],
    [
      'when a pool has too few',
      [service('shop', { supportedBy: [web('CI-1', 1), web('CI-2', 1)] })],
      ['CI-1', 'CI-2'],
      [['shop', ['CI-1', 'CI-2']]],
    ],
    [
      'through other services, round in a circle, the most critical first',
      [
        service('a', { supportedBy: [{ ci: 'CI-1' }], dependsOn: ['c'] }),
        service('b', { dependsOn: ['a'] }),
        service('c', { dependsOn: ['b'], criticality: 'high' }),
        service('d', { criticality: 'high' }),
      ],
      ['CI-1'],
      [
        ['c', ['b']],
        ['a', ['CI-1']],
        ['b', ['a']],
      ],
    ],
  ])('%s', (_, services, failed, expected) => {
    const walk = {
      items: failed.map(item),
      nodes: new Map([node('CI-1'), node('CI-2'), node('CI-9', 'mail')]),
    };
    const told = servicesReached(services, walk).map(({ service: { id }, because }) => [id, because]);
    expect(told).toEqual(expected);
  });

  it('asks for the state of a pool only when one of it failed', () => {
    const services = [service('shop', { supportedBy: [web('CI-1', 1), web('CI-2', 1), { ci: 'CI-3' }] })];
    expect(pooledMembers(services, { items: [item('CI-3')] })).toEqual([]);
    expect(pooledMembers(services, { items: [item('CI-1')] })).toEqual(['CI-1', 'CI-2']);
  });
});

import { describe, expect, test } from 'vitest';
import { AddPolicy, addPolicy, changePolicy, namesIn } from '../../functions/on-call/policy.ts';

const dana = { id: 'dana', kind: 'person', roles: ['manager'], teams: ['platform'] } as const;
const nine = '2026-11-02T09:00:00.000Z';
const ask = {
  name: 'Platform',
  team: 'platform',
  levels: [
    { targets: [{ schedule: 'platform-primary' }], minutes: 5 },
    { targets: [{ person: 'eli' }, { team: 'platform' }], minutes: 10 },
  ],
};
const policy = addPolicy(AddPolicy.parse(ask), dana, nine).after;

describe('an escalation policy', () => {
  test('goes through its levels once and pages up to priority 3, unless it says otherwise', () => {
    expect(policy).toMatchObject({ id: 'platform', repeat: 0, pagesUpTo: 3, version: 1 });
  });

  test('names what must exist, each with its place', () => {
    expect(namesIn(policy.levels)).toEqual([
      { what: 'schedule', id: 'platform-primary', pointer: '/levels/0/targets/0/schedule' },
      { what: 'person', id: 'eli', pointer: '/levels/1/targets/0/person' },
      { what: 'team', id: 'platform', pointer: '/levels/1/targets/1/team' },
    ]);
  });

  test.each([
    ['no level', { levels: [] }],
    ['a level for nobody', { levels: [{ targets: [], minutes: 5 }] }],
    ['a target of two sorts', { levels: [{ targets: [{ person: 'a', team: 'b' }], minutes: 5 }] }],
    ['no time to answer', { levels: [{ targets: [{ person: 'a' }], minutes: 0 }] }],
    ['more than 9000 minutes', { levels: [{ targets: [{ person: 'a' }], minutes: 9001 }] }],
    ['six repetitions', { repeat: 6 }],
    ['a priority that there is not', { pagesUpTo: 6 }],
  ])('refuses %s', (_, over) => {
    expect(AddPolicy.safeParse({ ...ask, ...over }).success).toBe(false);
  });

  test('refuses to page for longer than 90 days, when it is made and when it is changed', () => {
    const long = [{ targets: [{ person: 'a' }], minutes: 9000 }];
    const levels = Array.from({ length: 5 }, () => long).flat();
    const refused = expect.objectContaining({ reason: 'validation' });
    expect(() => addPolicy(AddPolicy.parse({ ...ask, levels, repeat: 2 }), dana, nine)).toThrow(refused);
    const { after } = changePolicy(policy, { levels }, dana, nine);
    expect(() => changePolicy(after, { repeat: 2 }, dana, nine)).toThrow(refused);
  });
});

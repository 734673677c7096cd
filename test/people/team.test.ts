import { describe, expect, test } from 'vitest';
import { addTeam, changeTeam } from '../../functions/people/team.ts';
import { avery, nine } from './fixtures.ts';

describe('a team', () => {
  const platform = addTeam({ name: 'Platform & Tools', lead: 'dana' }, avery, nine).after;

  test('gets an id that people can say', () => {
    expect(platform).toMatchObject({
      id: 'platform-tools',
      title: 'Platform & Tools',
      state: 'active',
      version: 1,
    });
  });

  test('keeps its lead when it is renamed', () => {
    const { after, event } = changeTeam(platform, { name: 'Platform' }, avery, nine);
    expect(after).toMatchObject({ id: 'platform-tools', title: 'Platform', lead: 'dana', version: 2 });
    expect(event).toMatchObject({ type: 'team.changed', changed: { name: { to: 'Platform' } } });
  });

  test('can do without a lead', () => {
    expect(changeTeam(platform, { lead: null }, avery, nine).after.lead).toBeUndefined();
  });

  test('needs an id when its name has no letter of one', () => {
    expect(() => addTeam({ name: '運用' }, avery, nine)).toThrow(
      expect.objectContaining({ reason: 'validation' }),
    );
  });
});

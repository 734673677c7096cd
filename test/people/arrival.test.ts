import { describe, expect, test } from 'vitest';
import { arrive, idFor, join, link, standingOf } from '../../functions/people/arrival.ts';
import type { GroupMapping } from '../../functions/people/group-mapping.ts';
import { groupsIn, type Identity, identityOf } from '../../functions/people/identity.ts';
import { nine, person } from './fixtures.ts';

const noor: Identity = {
  provider: 'Acme',
  subject: 'u-1',
  sub: 'sub-1',
  account: 'Acme_u-1',
  email: 'noor@acme.example',
  emailVerified: true,
  name: 'Noor Haddad',
  groups: ['desk'],
};
const mapping = (fields: Partial<GroupMapping>): GroupMapping => ({
  ...{ id: 'desk', kind: 'group-mapping', state: 'active', version: 1, title: 'desk', group: 'desk' },
  ...{ roles: ['agent'], teams: ['platform'], locked: false },
  ...fields,
});

test.each([
  [undefined, []],
  ['', []],
  ['desk', ['desk']],
  ['[desk, night shift]', ['desk', 'night shift']],
  ['["desk","night shift"]', ['desk', 'night shift']],
  ['lunch,admins', ['lunch,admins']],
  ['[CN=Desk,OU=Groups, CN=Lunch,OU=Groups]', ['CN=Desk,OU=Groups', 'CN=Lunch,OU=Groups']],
  ['[]', []],
])('groups in %j', (text, groups) => {
  expect(groupsIn(text)).toEqual(groups);
});

describe('an identity', () => {
  const attributes = {
    sub: 'sub-1',
    email: 'noor@acme.example',
    identities: JSON.stringify([{ userId: 'u-1', providerName: 'Acme', providerType: 'OIDC' }]),
    'custom:groups': '[a, b]',
  };
  test('is read from the attributes of an account', () => {
    const read = identityOf('Acme_u-1', attributes, false);
    expect(read).toMatchObject({
      provider: 'Acme',
      subject: 'u-1',
      groups: ['a', 'b'],
      emailVerified: false,
    });
    expect(identityOf('Acme_u-1', { ...attributes, email_verified: 'true' }, false)?.emailVerified).toBe(
      true,
    );
    expect(identityOf('Acme_u-1', attributes, true)?.emailVerified).toBe(true);
  });
  test('is none for an account of the pool, whatever it calls itself', () => {
    expect(identityOf('dana', { sub: 's', email: 'dana@desk.example' }, true)).toBeUndefined();
    expect(identityOf('Acme_u-1', { sub: 's', identities: 'not json' }, true)).toBeUndefined();
    expect(identityOf('Acme_u-1', { sub: 's', identities: '[]' }, true)).toBeUndefined();
  });
});

describe('what groups give', () => {
  test('is everything that any of them is mapped to', () => {
    const all = [
      mapping({}),
      mapping({ id: 'x', group: 'x', roles: ['admin'] }),
      mapping({ id: 'y', group: 'y', roles: ['requester'], teams: ['mail'] }),
      mapping({ id: 'z', group: 'desk', state: 'removed', roles: ['admin'] }),
    ];
    expect(standingOf(all, ['y', 'desk'], [])).toEqual({
      roles: ['requester', 'agent'],
      teams: ['mail', 'platform'],
    });
  });
  test('is what everybody gets when none gives a role', () => {
    expect(standingOf([mapping({})], ['lunch'], ['requester'])).toEqual({ roles: ['requester'], teams: [] });
    expect(standingOf([], ['lunch'], [])).toEqual({ roles: [], teams: [] });
  });
});

describe('somebody who comes for the first time', () => {
  const standing = { roles: ['agent' as const], teams: ['platform'] };
  test('is made known, with two ways to be found again', () => {
    const { after, event, claims = [] } = join(noor, standing, 'noor-haddad', nine);
    expect(after).toMatchObject({
      roles: ['agent'],
      byHand: { roles: [] },
      byGroups: standing,
      enrolled: true,
    });
    expect(event).toMatchObject({ type: 'person.added', by: 'system:on-sign-in' });
    expect(claims.map(({ pk }) => pk)).toEqual([
      'email#noor@acme.example',
      'login#sub-1',
      'identity#Acme#u-1',
      'rights#2026-11',
    ]);
    // Names and addresses can be erased: they are no part of what is hashed.
    expect(event.changed).toMatchObject({ name: {}, email: {} });
  });
  test('is sent away without a role, and without an address', () => {
    expect(() => join(noor, { roles: [], teams: ['platform'] }, 'noor', nine)).toThrow('None of your groups');
    const { email: _, ...nameless } = noor;
    expect(() => join(nameless, standing, 'noor', nine)).toThrow('mail address');
  });
  test.each([
    [noor, 0, 'noor-haddad'],
    [noor, 2, 'noor-haddad-3'],
    [{ ...noor, name: '诺尔' }, 0, 'noor'],
    [{ ...noor, name: 'Me' }, 0, 'person-me'],
  ])('is called by their name', (identity, namesakes, id) => {
    expect(idFor(identity, namesakes)).toBe(id);
  });
});

describe('somebody whom the desk knows', () => {
  test('gets a second way in by a verified address alone, and one of each provider', () => {
    expect(() => link(person(), { ...noor, emailVerified: false }, nine)).toThrow('does not vouch');
    const { after } = link(person(), noor, nine);
    expect(after.identities).toEqual([{ provider: 'Acme', subject: 'u-1', account: 'Acme_u-1' }]);
    expect(() => link(after, { ...noor, subject: 'u-2', account: 'Acme_u-2' }, nine)).toThrow(
      'another account',
    );
  });
  test('keeps what people gave, and follows the groups in the rest', () => {
    const before = person();
    const first = arrive(before, { roles: ['manager'], teams: ['mail'] }, nine);
    expect(first?.after).toMatchObject({ roles: ['agent', 'manager'], teams: ['mail'] });
    expect(first && arrive(first.after, { roles: ['manager'], teams: ['mail'] }, nine)).toBeUndefined();
    const last = first && arrive(first.after, { roles: [], teams: [] }, nine);
    expect(last?.after).toMatchObject({ roles: ['agent'], teams: [] });
    expect(last?.after.byGroups).toBeUndefined();
  });
  test('leaves when nothing is left, and is sent away afterwards', () => {
    const { after } = join(noor, { roles: ['agent'], teams: [] }, 'noor', nine);
    const gone = arrive(after, { roles: [], teams: [] }, nine);
    expect(gone?.event.type).toBe('person.deactivated');
    expect(() => arrive(gone!.after, { roles: ['agent'], teams: [] }, nine)).toThrow('You have left');
  });
});

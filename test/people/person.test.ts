import { describe, expect, test } from 'vitest';
import { emailClaims } from '../../functions/people/email-claim.ts';
import {
  AddPerson,
  add,
  ChangePerson,
  change,
  deactivate,
  enrol,
  type Person,
  reactivate,
} from '../../functions/people/person.ts';
import { actor, avery, dana, nine, person } from './fixtures.ts';

const refused = (reason: string) => expect.objectContaining({ reason });
const asked = (ask: unknown) => AddPerson.parse(ask);

describe('adding somebody', () => {
  test('makes an id of the name, and reaches them by mail', () => {
    const ask = asked({ name: 'Renée  Dubois-Łuk', email: 'renee@desk.example' });
    const { after, event } = add(ask, avery, nine);
    expect(after).toMatchObject({
      id: 'renee-dubois-uk',
      title: 'Renée  Dubois-Łuk',
      roles: ['requester'],
      teams: [],
      contacts: [{ type: 'email', address: 'renee@desk.example' }],
      enrolled: false,
      state: 'active',
      version: 1,
    });
    expect(event).toMatchObject({ type: 'person.added', by: 'avery', at: nine });
  });

  test('asks for an id when the name has none in it', () => {
    expect(() => add(asked({ name: '山田太郎', email: 'taro@desk.example' }), avery, nine)).toThrow(
      refused('validation'),
    );
    expect(() => add(asked({ name: 'Me', email: 'me@desk.example' }), avery, nine)).toThrow(
      refused('validation'),
    );
  });

  test('keeps personal data out of what the bus carries', () => {
    const { event } = add(asked({ name: 'Dana', email: 'dana@desk.example' }), avery, nine);
    expect(JSON.stringify(event.changed)).not.toMatch(/Dana|desk\.example/);
    expect(JSON.stringify(event.said)).toMatch(/dana@desk\.example/);
  });

  const bad: [string, object][] = [
    ['the id me', { id: 'me' }],
    ['no role at all', { roles: [] }],
    ['a role twice', { roles: ['agent', 'agent'] }],
    ['an unknown role', { roles: ['root'] }],
    ['a webhook without TLS', { contacts: [{ type: 'webhook', url: 'http://pager.example/x' }] }],
    ['a script as webhook', { contacts: [{ type: 'webhook', url: 'javascript:alert(1)' }] }],
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }],
    ['a field that is not there', { admin: true }],
  ];
  test.each(bad)('is refused with %s', (_, fields) => {
    const ask = { name: 'Dana', email: 'dana@desk.example', ...fields };
    expect(AddPerson.safeParse(ask).success).toBe(false);
  });
});

describe('changing somebody', () => {
  test('takes only the fields that are named: no default slips in', () => {
    expect(ChangePerson.parse({ timeZone: 'Europe/Berlin' })).toEqual({ timeZone: 'Europe/Berlin' });
  });

  test('lets people change how they are reached, and nothing else of themselves', () => {
    const contacts = [{ type: 'webhook' as const, url: 'https://pager.example/dana' }];
    const { after } = change(person(), { contacts }, dana, nine);
    expect(after.contacts).toEqual([{ ...contacts[0], id: expect.stringMatching(/^webhook-/) }]);
    for (const ask of [{ roles: ['admin' as const] }, { teams: ['platform'] }, { email: 'x@desk.example' }])
      expect(() => change(person(), ask, dana, nine)).toThrow(refused('forbidden'));
  });

  test('lets nobody but an administrator change somebody else', () => {
    const others = [actor('eli', 'agent'), actor('hana', 'manager'), actor('ivo', 'requester')];
    for (const other of others)
      expect(() => change(person(), { timeZone: 'UTC' }, other, nine)).toThrow(refused('forbidden'));
    expect(change(person(), { timeZone: 'Asia/Tokyo' }, avery, nine).after.timeZone).toBe('Asia/Tokyo');
  });

  test('moves the contact that was the old address along, and no other', () => {
    const contacts = [
      { type: 'email' as const, address: 'dana@desk.example' },
      { type: 'email' as const, address: 'oncall@desk.example' },
    ];
    const { after } = change(person({ contacts }), { email: 'd.okafor@desk.example' }, avery, nine);
    expect(after.contacts).toEqual([
      { type: 'email', address: 'd.okafor@desk.example' },
      { type: 'email', address: 'oncall@desk.example' },
    ]);
  });
});

describe('a mail address', () => {
  test('belongs to one person, whatever its case', () => {
    const claims = emailClaims('dana', undefined, 'Dana@Desk.Example', nine);
    expect(claims).toEqual([
      { pk: 'email#dana@desk.example', sk: 'email', values: { holder: 'dana' }, heldBy: 'dana' },
    ]);
    expect(emailClaims('dana', 'dana@desk.example', 'DANA@desk.example', nine)).toEqual([]);
  });

  test('is let go when somebody moves to another: it has expired by then', () => {
    const [taken, freed] = emailClaims('dana', 'dana@desk.example', 'okafor@desk.example', nine);
    expect(taken).toMatchObject({ pk: 'email#okafor@desk.example' });
    expect(taken?.expiresAt).toBeUndefined();
    expect(freed).toMatchObject({ pk: 'email#dana@desk.example', heldBy: 'dana' });
    expect(freed?.expiresAt).toBeLessThan(Date.parse(nine) / 1000);
  });
});

describe('leaving and coming back', () => {
  // Record, not array: a new state that is missing here does not compile.
  const leaves: Record<Person['state'], boolean> = { active: true, inactive: false };
  test.each(Object.entries(leaves))('somebody %s can be deactivated: %s', (state, allowed) => {
    const attempt = () => deactivate(person({ state: state as Person['state'] }), avery, nine);
    if (!allowed) return expect(attempt).toThrow(refused('illegal-transition'));
    expect(attempt()).toMatchObject({
      after: { state: 'inactive', roles: ['agent'], version: 4 },
      event: { type: 'person.deactivated', by: 'avery' },
    });
  });

  const returns: Record<Person['state'], boolean> = { active: false, inactive: true };
  test.each(Object.entries(returns))('somebody %s can be reactivated: %s', (state, allowed) => {
    const attempt = () => reactivate(person({ state: state as Person['state'] }), avery, nine);
    if (!allowed) return expect(attempt).toThrow(refused('illegal-transition'));
    expect(attempt()).toMatchObject({ after: { state: 'active' }, event: { type: 'person.reactivated' } });
  });
});

test('an account leads to one person by its subject', () => {
  const { after, claims, event } = enrol(person({ enrolled: false }), 'sub-1', avery, nine);
  expect(after.enrolled).toBe(true);
  expect(event.type).toBe('person.enrolled');
  expect(claims).toMatchObject([
    { pk: 'login#sub-1', sk: 'login', values: { person: 'dana' }, heldBy: 'dana' },
  ]);
});

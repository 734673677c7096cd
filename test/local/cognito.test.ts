import { expect, test } from 'vitest';
import { createCognito } from '../../local/cognito.ts';
import { callsOf, memory } from './call.ts';

const pool = { UserPoolId: 'eu-west-1_pool' };

function open(sql = memory()) {
  const cognito = createCognito({ sql, now: () => 1_800_000_000_000 });
  cognito.ensurePool(pool.UserPoolId);
  const { call, refused } = callsOf(cognito.service, 'cognito-idp');
  const create = (Username: string, email: string) =>
    call('AdminCreateUser', { ...pool, Username, UserAttributes: [{ Name: 'email', Value: email }] });
  return { users: cognito.users, create, call, refused };
}

test('A user is made once, with a subject that stays', async () => {
  const sql = memory();
  const { create, refused, users } = open(sql);
  expect(await create('Dana', 'dana@desk.example')).toMatchObject({
    User: {
      Username: 'dana',
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      UserCreateDate: 1_800_000_000,
    },
  });
  expect(await refused('AdminCreateUser', { ...pool, Username: 'dana' })).toBe('UsernameExistsException');
  const [dana] = users();
  expect(dana).toEqual({
    username: 'dana',
    email: 'dana@desk.example',
    sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
    attributes: { sub: expect.any(String), email: 'dana@desk.example' },
    signOuts: 0,
  });
  expect(open(sql).users()).toEqual([dana]);
  const found = await open(sql).call('AdminGetUser', { ...pool, Username: 'dana@desk.example' });
  expect(found.UserAttributes).toContainEqual({ Name: 'sub', Value: dana?.sub });
});

test('A user is changed, closed, opened and deleted', async () => {
  const { create, call, refused, users } = open();
  await create('dana', 'dana@desk.example');
  const user = { ...pool, Username: 'dana' };
  await call('AdminUpdateUserAttributes', {
    ...user,
    UserAttributes: [{ Name: 'email', Value: 'd@desk.example' }],
  });
  expect(users()[0]?.email).toBe('d@desk.example');
  await call('AdminDisableUser', user);
  expect([users(), (await call('AdminGetUser', user)).Enabled]).toEqual([[], false]);
  await call('AdminEnableUser', user);
  expect(users()).toHaveLength(1);
  await call('AdminDeleteUser', user);
  for (const operation of [
    'AdminGetUser',
    'AdminDisableUser',
    'AdminDeleteUser',
    'AdminUpdateUserAttributes',
  ]) {
    expect(await refused(operation, user)).toBe('UserNotFoundException');
  }
});

test('Users are listed by a filter and in pages', async () => {
  const { create, call, refused } = open();
  for (const name of ['ann', 'bob', 'anton']) await create(name, `${name}@desk.example`);
  const names = async (more: object) =>
    ((await call('ListUsers', { ...pool, ...more })).Users as { Username: string }[]).map(
      ({ Username }) => Username,
    );
  expect(await names({ Filter: 'username ^= "an"' })).toEqual(['ann', 'anton']);
  expect(await names({ Filter: 'email = "BOB@desk.example"' })).toEqual(['bob']);
  const { PaginationToken } = await call('ListUsers', { ...pool, Limit: 2 });
  expect(await names({ Limit: 2, PaginationToken })).toEqual(['bob']);
  expect(await refused('ListUsers', { ...pool, Filter: 'what' })).toBe('InvalidParameterException');
});

test('Another pool is not there', async () => {
  expect(await open().refused('ListUsers', { UserPoolId: 'other' })).toBe('ResourceNotFoundException');
});

import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { settleAccount } from '../../functions/people/account.ts';
import type { Person } from '../../functions/people/person.ts';
import { fromItem, toItem } from '../../functions/runtime/dynamo.ts';
import { nine, person } from './fixtures.ts';

const cognito = mockClient(CognitoIdentityProviderClient);
const dynamo = mockClient(DynamoDBClient);
const failure = (name: string) => Object.assign(new Error(name), { name });

const recorded = (fields: Partial<Person>) =>
  dynamo.on(GetItemCommand).resolves({ Item: toItem({ pk: 'person#dana', ...person(fields) }) });
const account = (enabled: boolean, email = 'dana@desk.example') =>
  cognito.on(AdminGetUserCommand).resolves({
    Enabled: enabled,
    UserAttributes: [
      { Name: 'sub', Value: 'sub-1' },
      { Name: 'email', Value: email },
    ],
  });
const told = () =>
  cognito
    .calls()
    .map(({ args: [command] }) => command.constructor.name.replace('Command', ''))
    .filter((name) => name !== 'AdminGetUser');
const settle = () => settleAccount('dana', nine, 1);

beforeEach(() => {
  cognito.reset();
  dynamo.reset();
  process.env.PEOPLE_TABLE = 'people';
  process.env.USER_POOL = 'pool';
  dynamo.on(TransactWriteItemsCommand).resolves({});
  cognito.on(AdminDisableUserCommand).resolves({});
  cognito.on(AdminEnableUserCommand).resolves({});
  cognito.on(AdminUserGlobalSignOutCommand).resolves({});
  cognito.on(AdminUpdateUserAttributesCommand).resolves({});
});

describe('the account of somebody new', () => {
  const rows = () =>
    dynamo
      .commandCalls(TransactWriteItemsCommand)
      .flatMap(({ args: [{ input }] }) => input.TransactItems ?? [])
      .map(({ Put }) => fromItem(Put?.Item ?? {}));

  test('is made with an invitation by mail, and leads back to them', async () => {
    recorded({ enrolled: false });
    const Attributes = [{ Name: 'sub', Value: 'sub-1' }];
    cognito.on(AdminCreateUserCommand).resolves({ User: { Attributes } });
    await settle();
    const [invited] = cognito.commandCalls(AdminCreateUserCommand);
    expect(invited?.args[0].input).toMatchObject({ Username: 'dana', DesiredDeliveryMediums: ['EMAIL'] });
    expect(rows()).toContainEqual(expect.objectContaining({ pk: 'login#sub-1', person: 'dana' }));
    expect(rows()[1]).toMatchObject({ type: 'person.enrolled', depth: 1 });
  });

  test('is taken as it is when an earlier attempt made it', async () => {
    recorded({ enrolled: false });
    cognito.on(AdminCreateUserCommand).rejects(failure('UsernameExistsException'));
    account(true);
    await settle();
    expect(told()).toEqual(['AdminCreateUser']);
    expect(rows()).toContainEqual(expect.objectContaining({ pk: 'login#sub-1', person: 'dana' }));
  });

  test('is not made for somebody who has left in the meantime', async () => {
    recorded({ enrolled: false, state: 'inactive' });
    cognito.on(AdminGetUserCommand).rejects(failure('UserNotFoundException'));
    await settle();
    expect(told()).toEqual([]);
    expect(rows()).toEqual([]);
  });
});

describe('the account of somebody known', () => {
  const table: [string, Partial<Person>, boolean, string, string[]][] = [
    ['is let be when it is as it should be', {}, true, 'dana@desk.example', []],
    [
      'is closed when they left',
      { state: 'inactive' },
      true,
      'dana@desk.example',
      ['AdminDisableUser', 'AdminUserGlobalSignOut'],
    ],
    ['is opened when they are back', {}, false, 'dana@desk.example', ['AdminEnableUser']],
    ['stays closed', { state: 'inactive' }, false, 'dana@desk.example', []],
    ['gets the new address', {}, true, 'old@desk.example', ['AdminUpdateUserAttributes']],
  ];
  test.each(table)('%s', async (_, fields, enabled, email, expected) => {
    recorded(fields);
    account(enabled, email);
    await settle();
    expect(told()).toEqual(expected);
    expect(dynamo.commandCalls(TransactWriteItemsCommand)).toHaveLength(0);
  });
});

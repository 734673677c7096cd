import { describe, expect, test } from 'vitest';
import { loadAssembly } from '../../../local/assembly/load.ts';
import { local, localResolver } from '../../../local/assembly/physical.ts';
import type { Resource } from '../../../local/assembly/template.ts';
import type { Caller } from '../../../local/dispatcher.ts';
import { createAuthorize } from '../../../local/iam/authorize.ts';
import { conditionHolds } from '../../../local/iam/conditions.ts';
import { readPolicies } from '../../../local/iam/policies.ts';
import { createRequestsOf } from '../../../local/iam/requests.ts';
import { writeAssembly } from './assembly.ts';

const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/things';
const tables: Record<string, Resource> = {
  Things: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'things',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        { IndexName: 'open', KeySchema: [{ AttributeName: 'openPk', KeyType: 'HASH' }] },
      ],
    },
  },
};

function authorizer(statements: object[], more: Record<string, Resource> = {}) {
  const Policies = [{ PolicyName: 'p', PolicyDocument: { Statement: statements } }];
  const Role: Resource = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'clerk', Policies } };
  const assembly = loadAssembly(writeAssembly({ app: { Resources: { ...tables, Role, ...more } } }));
  const addresses = {
    site: 'localhost:3000',
    aws: '127.0.0.1:4566',
    issuer: 'http://localhost:3000/local/issuer',
  };
  const resolver = localResolver(assembly, addresses);
  const authorize = createAuthorize(readPolicies(resolver), createRequestsOf(resolver, local));
  return (
    service: string,
    operation: string,
    input: object,
    caller: Caller = { name: 'f', role: 'clerk' },
  ) => {
    try {
      return authorize({ service, operation, input: input as Record<string, unknown>, caller }).join(' ');
    } catch (error) {
      return (error as Error).message.replace(/^User: .* is not authorized to perform: /, 'denied ');
    }
  };
}

const allow = (Action: string | string[], Resource: string | string[], Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

describe('A role', () => {
  test('may do what a statement allows and nothing else', () => {
    const call = authorizer([allow(['dynamodb:GetItem', 'dynamodb:Query'], table)]);
    expect(call('dynamodb', 'GetItem', { TableName: 'things', Key: { pk: { S: 'a' } } })).toBe(table);
    expect(call('dynamodb', 'PutItem', { TableName: 'things', Item: {} })).toBe(
      `denied dynamodb:PutItem on resource: ${table}`,
    );
    expect(call('dynamodb', 'GetItem', { TableName: 'others', Key: {} })).toMatch(
      /^denied dynamodb:GetItem .*table\/others/,
    );
    expect(call('sqs', 'SendMessage', { QueueUrl: 'http://x/000000000000/q' })).toMatch(
      /^denied sqs:SendMessage/,
    );
  });

  test('needs the index’s own ARN to query it', () => {
    const query = { TableName: 'things', IndexName: 'open' };
    expect(authorizer([allow('dynamodb:Query', table)])('dynamodb', 'Query', query)).toMatch(
      /denied .*index\/open/,
    );
    expect(authorizer([allow('dynamodb:Query', `${table}/index/*`)])('dynamodb', 'Query', query)).toBe(
      `${table}/index/open`,
    );
  });

  test('needs for a transaction what each member needs', () => {
    const TransactItems = [
      { Put: { TableName: 'things', Item: { pk: { S: 'a' } } } },
      { ConditionCheck: { TableName: 'others', Key: { pk: { S: 'b' } } } },
      { Delete: { TableName: 'things', Key: { pk: { S: 'c' } } } },
    ];
    const write = allow(['dynamodb:PutItem', 'dynamodb:DeleteItem'], table);
    const others = table.replace('things', 'others');
    expect(authorizer([write])('dynamodb', 'TransactWriteItems', { TransactItems })).toBe(
      `denied dynamodb:ConditionCheckItem on resource: ${others}`,
    );
    const both = authorizer([write, allow('dynamodb:ConditionCheckItem', others)]);
    expect(both('dynamodb', 'TransactWriteItems', { TransactItems })).toBe(`${table} ${others} ${table}`);
  });

  test('needs for a batch its own action on each table', () => {
    const RequestItems = { things: { Keys: [{ pk: { S: 'a' } }] }, others: { Keys: [] } };
    const call = authorizer([allow('dynamodb:BatchGetItem', table)]);
    expect(call('dynamodb', 'BatchGetItem', { RequestItems })).toMatch(
      /denied dynamodb:BatchGetItem .*others/,
    );
  });

  test('is bound to the partition keys and the enclosing operation that a condition names', () => {
    const call = authorizer([
      allow('dynamodb:PutItem', table, {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['INC-*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
        StringEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' },
      }),
    ]);
    const put = (pk: string) => ({ TableName: 'things', Item: { pk: { S: pk } } });
    const transaction = (pk: string) => ({ TransactItems: [{ Put: put(pk) }] });
    expect(call('dynamodb', 'TransactWriteItems', transaction('INC-1'))).toBe(table);
    expect(call('dynamodb', 'TransactWriteItems', transaction('CHG-1'))).toMatch(/^denied/);
    expect(call('dynamodb', 'PutItem', put('INC-1'))).toMatch(/^denied/);
  });

  test('is bound to the partition key of a query, also of an index', () => {
    const condition = {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': 'a' },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    };
    const call = authorizer([allow('dynamodb:Query', [table, `${table}/index/*`], condition)]);
    const query = (key: string, value: string, IndexName?: string) => ({
      TableName: 'things',
      ...(IndexName && { IndexName }),
      KeyConditionExpression: '#k = :v AND begins_with(sk, :s)',
      ExpressionAttributeNames: { '#k': key },
      ExpressionAttributeValues: { ':v': { S: value }, ':s': { S: '' } },
    });
    expect(call('dynamodb', 'Query', query('pk', 'a'))).toBe(table);
    expect(call('dynamodb', 'Query', query('pk', 'b'))).toMatch(/^denied/);
    expect(call('dynamodb', 'Query', query('openPk', 'a', 'open'))).toMatch(/index\/open$/);
  });

  test('is denied what any statement denies, whatever another allows', () => {
    const deny = { Effect: 'Deny', Action: 'dynamodb:*', NotResource: table };
    const call = authorizer([allow('*', '*'), deny]);
    expect(call('dynamodb', 'GetItem', { TableName: 'things' })).toBe(table);
    expect(call('dynamodb', 'GetItem', { TableName: 'others' })).toMatch(/^denied/);
    expect(call('sqs', 'SendMessage', { QueueUrl: 'http://x/0/q' })).toMatch(/:q$/);
  });

  test('sends task results only by a statement on everything, for IAM knows no resource there', () => {
    const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';
    const input = { taskToken: 't', output: '{}' };
    expect(
      authorizer([allow('states:SendTaskSuccess', machine)])('states', 'SendTaskSuccess', input),
    ).toMatch(/^denied/);
    expect(authorizer([allow('states:SendTaskSuccess', '*')])('states', 'SendTaskSuccess', input)).toBe('*');
  });

  test('switches the rule and the mapping that it names, and no other', () => {
    const rule = 'arn:aws:events:us-east-1:000000000000:rule/desk/outlet';
    const mapping = 'arn:aws:lambda:us-east-1:000000000000:event-source-mapping:one';
    const call = authorizer([
      allow('events:DisableRule', rule),
      allow('lambda:UpdateEventSourceMapping', mapping),
    ]);
    expect(call('events', 'DisableRule', { EventBusName: 'desk', Name: 'outlet' })).toBe(rule);
    expect(call('events', 'DisableRule', { Name: 'outlet' })).toMatch(
      /^denied events:DisableRule .*:rule\/outlet$/,
    );
    expect(call('events', 'EnableRule', { EventBusName: 'desk', Name: 'outlet' })).toMatch(/^denied/);
    expect(call('lambda', 'UpdateEventSourceMapping', { UUID: 'one', Enabled: false })).toBe(mapping);
    expect(call('lambda', 'UpdateEventSourceMapping', { UUID: 'two' })).toMatch(/^denied/);
    expect(call('lambda', 'GetEventSourceMapping', { UUID: 'one' })).toMatch(/^denied/);
  });

  test('needs PassRole beside the schedule that it makes', () => {
    const schedule = allow('scheduler:CreateSchedule', '*');
    const input = { Name: 's', Target: { Arn: 'x', RoleArn: 'arn:aws:iam::000000000000:role/firing' } };
    expect(authorizer([schedule])('scheduler', 'CreateSchedule', input)).toMatch(/^denied iam:PassRole/);
    expect(authorizer([schedule, allow('iam:PassRole', '*')])('scheduler', 'CreateSchedule', input)).toMatch(
      /role\/firing$/,
    );
  });

  test('makes an operation fail that nobody knows the needs of, even when it may do everything', () => {
    const call = authorizer([allow('*', '*')]);
    expect(call('states', 'PublishStateMachineVersion', {})).toMatch(/is not known/);
    expect(call('kinesis', 'PutRecord', {})).toMatch(/is not known/);
  });
});

describe('A resource policy', () => {
  const queue = 'arn:aws:sqs:us-east-1:000000000000:q';
  const rule = 'arn:aws:events:us-east-1:000000000000:rule/r';
  const PolicyDocument = {
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: queue,
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': rule } },
      },
      {
        Effect: 'Deny',
        Action: 'sqs:*',
        Resource: queue,
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
  const QueuePolicy = {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: ['http://x/000000000000/q'], PolicyDocument },
  };
  const call = authorizer([], { QueuePolicy });
  const send = (principal: string, source: string) =>
    call('sqs', 'SendMessage', { QueueUrl: 'http://x/000000000000/q' }, { name: 'r', principal, source });

  test('lets the service in that it names, from the source that it names', () => {
    expect(send('events.amazonaws.com', rule)).toBe(queue);
    expect(send('sns.amazonaws.com', rule)).toMatch(/^denied/);
    expect(send('events.amazonaws.com', `${rule}2`)).toMatch(/^denied/);
  });

  test('of a function is its permissions', () => {
    const name = 'arn:aws:lambda:us-east-1:000000000000:function:f';
    const Permission = {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: name,
        Principal: 'events.amazonaws.com',
        SourceArn: rule,
      },
    };
    const invoke = authorizer([], { Permission });
    const caller = { name: 'r', principal: 'events.amazonaws.com', source: rule };
    expect(invoke('lambda', 'Invoke', { FunctionName: name }, caller)).toBe(name);
    expect(invoke('lambda', 'Invoke', { FunctionName: 'g' }, caller)).toMatch(/^denied/);
  });
});

test('The operator at the endpoint may do everything', () => {
  const call = authorizer([]);
  expect(call('dynamodb', 'DeleteTable', { TableName: 'things' }, { name: 'operator' })).toBe(table);
  expect(call('kinesis', 'PutRecord', {}, { name: 'operator' })).toBe('');
});

describe('A condition', () => {
  test.each<[string, object, Record<string, string | string[]>, boolean]>([
    ['StringEquals, one of', { StringEquals: { k: ['a', 'b'] } }, { k: 'b' }, true],
    ['StringEquals, key missing', { StringEquals: { k: 'a' } }, {}, false],
    ['StringNotEquals, key missing', { StringNotEquals: { k: 'a' } }, {}, true],
    ['StringLike', { StringLike: { k: 'a*c?' } }, { k: 'abbcd' }, true],
    [
      'keys without regard to case',
      { StringEquals: { 'AWS:SourceArn': 'x' } },
      { 'aws:sourcearn': 'x' },
      true,
    ],
    ['ArnLike by segment', { ArnLike: { k: 'arn:aws:*:*:1:r' } }, { k: 'arn:aws:s3:eu:1:r' }, true],
    [
      'ArnLike, a star stays in its segment',
      { ArnLike: { k: 'arn:*:r' } },
      { k: 'arn:aws:s3:eu:1:r' },
      false,
    ],
    ['Null true', { Null: { k: 'true' } }, {}, true],
    ['Null false', { Null: { k: 'false' } }, {}, false],
    ['Bool', { Bool: { k: 'false' } }, { k: 'true' }, false],
    ['ForAllValues, one odd', { 'ForAllValues:StringLike': { k: 'a*' } }, { k: ['ab', 'b'] }, false],
    ['ForAllValues, key missing', { 'ForAllValues:StringLike': { k: 'a*' } }, {}, true],
    ['ForAnyValue', { 'ForAnyValue:StringEquals': { k: 'b' } }, { k: ['a', 'b'] }, true],
    ['operators joined by AND', { StringEquals: { k: 'a' }, Null: { j: 'true' } }, { k: 'a', j: 'x' }, false],
  ])('%s', (_, condition, context, expected) => {
    expect(conditionHolds(condition, context)).toBe(expected);
  });

  test('with an operator that is not hosted throws, wherever it stands', () => {
    const condition = { StringEquals: { k: 'never' }, DateGreaterThan: { 'aws:CurrentTime': '2026-01-01' } };
    expect(() => conditionHolds(condition, {})).toThrow(/DateGreaterThan is not hosted/);
    expect(() => authorizer([allow('*', '*', condition)])).toThrow(/DateGreaterThan is not hosted/);
  });
});

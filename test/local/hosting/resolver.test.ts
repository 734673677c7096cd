import { describe, expect, test } from 'vitest';
import { loadAssembly } from '../../../local/assembly/load.ts';
import { localResolver } from '../../../local/assembly/physical.ts';
import type { Template } from '../../../local/assembly/template.ts';
import { writeAssembly } from './assembly.ts';

const addresses = {
  site: 'localhost:3000',
  aws: '127.0.0.1:4566',
  issuer: 'http://localhost:3000/local/issuer',
};

/** `Fn::Sub` with `<Name>` where the template has a dollar and braces. */
const sub = (text: string, variables?: object) => {
  const template = text.replaceAll('<', '$' + '{').replaceAll('>', '}');
  return { 'Fn::Sub': variables ? [template, variables] : template };
};

const data: Template = {
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: { TableName: sub('<AWS::StackName>-things') },
    },
  },
  Outputs: { Out: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: 'data:Queue' } } },
};

const front: Template = {
  Parameters: { Stage: { Type: 'String', Default: 'dev' } },
  Mappings: { Sizes: { dev: { memory: 256 }, prod: { memory: 1024 } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsDev: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    Both: { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] },
  },
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket' },
    OnlyProd: { Type: 'AWS::SQS::Queue', Condition: 'IsProd' },
    Pool: { Type: 'AWS::Cognito::UserPool' },
    Site: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: { DistributionConfig: { Aliases: ['desk.example'] } },
    },
  },
};

function resolved(value: unknown): unknown {
  const assembly = loadAssembly(writeAssembly({ data, front }));
  const stack = assembly.stacks.find(({ name }) => name === 'front');
  return localResolver(assembly, addresses).value(value, stack!);
}

describe('an intrinsic of the template', () => {
  test.each<[string, unknown, unknown]>([
    ['Ref of a parameter', { Ref: 'Stage' }, 'dev'],
    ['Ref of a bucket', { Ref: 'Bucket' }, 'front-bucket'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['Ref of nothing in a list', [1, { Ref: 'AWS::NoValue' }, 2], [1, 2]],
    ['Ref of nothing in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::front-bucket'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Bucket.Arn' }, 'arn:aws:s3:::front-bucket'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 3]] }, 'a-dev-3'],
    ['Sub', sub('<Stage>/<Bucket.Arn>/<!Stage>'), `dev/arn:aws:s3:::front-bucket/$\{Stage}`],
    ['Sub with variables', sub('<x>!', { x: { Ref: 'Stage' } }), 'dev!'],
    ['Select of Split', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'c'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 256],
    ['Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
    ['If of Not', { 'Fn::If': ['IsDev', 'yes', 'no'] }, 'yes'],
    ['If of And', { 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
    ['If of Or', { 'Fn::If': ['Either', 'yes', 'no'] }, 'yes'],
    ['ImportValue', { 'Fn::ImportValue': 'data:Queue' }, 'arn:aws:sqs:us-east-1:000000000000:data-Queue'],
  ])('%s', (_, given, expected) => {
    expect(resolved(given)).toEqual(expected);
  });

  test.each<[string, unknown, RegExp]>([
    ['an intrinsic that is not hosted', { 'Fn::Cidr': ['10.0.0.0/16', 6, 8] }, /Fn::Cidr is not hosted/],
    [
      'an attribute that is not hosted',
      { 'Fn::GetAtt': ['Bucket', 'WebsiteURL'] },
      /front\/Bucket \(AWS::S3::Bucket\).*WebsiteURL/,
    ],
    ['a resource that is not there', { Ref: 'Missing' }, /no resource Missing/],
    [
      'a pseudo parameter that is not hosted',
      { Ref: 'AWS::NotificationARNs' },
      /NotificationARNs is not hosted/,
    ],
    ['an export that nobody makes', { 'Fn::ImportValue': 'nowhere' }, /nobody exports nowhere/],
    ['a Select beyond the list', { 'Fn::Select': [3, ['a']] }, /no entry 3/],
    ['a missing map entry', { 'Fn::FindInMap': ['Sizes', 'test', 'memory'] }, /Sizes.test.memory/],
  ])('%s is an error that names it', (_, given, message) => {
    expect(() => resolved(given)).toThrow(message);
  });
});

describe('an address of AWS', () => {
  test.each<[string, unknown, string]>([
    ['the distribution', sub('https://<Site.DomainName>/x'), 'http://localhost:3000/x'],
    [
      'an alias of the distribution',
      { 'Fn::Join': ['', ['https://desk.example', '/']] },
      'http://localhost:3000/',
    ],
    ['the issuer, from its attribute', { 'Fn::GetAtt': ['Pool', 'ProviderURL'] }, addresses.issuer],
    [
      'the issuer, put together',
      sub('https://cognito-idp.<AWS::Region>.amazonaws.com/<Pool>'),
      addresses.issuer,
    ],
  ])('becomes the local one: %s', (_, given, expected) => {
    expect(resolved(given)).toBe(expected);
  });
});

test('A resource whose condition does not hold is not there', () => {
  const assembly = loadAssembly(writeAssembly({ data, front }));
  const queues = localResolver(assembly, addresses).each('AWS::SQS::Queue');
  expect(queues.map(({ id }) => id)).toEqual(['Queue']);
});

test('Stacks come after the ones they depend on', () => {
  const { stacks } = loadAssembly(writeAssembly({ data, front }));
  expect(stacks.map(({ name }) => name)).toEqual(['data', 'front']);
});

import { expect, test } from 'vitest';
import { lintAssembly } from '../../../local/assembly/lint.ts';
import { loadAssembly } from '../../../local/assembly/load.ts';
import { localResolver } from '../../../local/assembly/physical.ts';
import type { Resource } from '../../../local/assembly/template.ts';
import { writeAssembly } from './assembly.ts';

const addresses = {
  site: 'localhost:3000',
  aws: '127.0.0.1:4566',
  issuer: 'http://localhost:3000/local/issuer',
};

function lint(Resources: Record<string, Resource>): string[] {
  const assembly = loadAssembly(writeAssembly({ app: { Resources } }));
  return lintAssembly(assembly, localResolver(assembly, addresses), ['Custom::CDKBucketDeployment']);
}

test('What is hosted, and what is listed as inert, passes', () => {
  const problems = lint({
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30, Tags: [] } },
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold: 1 } },
    Mine: { Type: 'Custom::Mine', Properties: { ServiceToken: 'x', Whatever: true } },
  });
  expect(problems).toEqual([]);
});

test('An unknown resource type is named with its resource', () => {
  expect(lint({ Stream: { Type: 'AWS::Kinesis::Stream' } })).toEqual([
    'app/Stream (AWS::Kinesis::Stream): this resource type is neither hosted nor listed as inert',
  ]);
});

test('An unknown property of a hosted type is named', () => {
  expect(lint({ Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } })).toEqual([
    'app/Queue (AWS::SQS::Queue): the property FifoQueue is neither hosted nor listed as inert',
  ]);
});

test('An intrinsic that is not hosted is named, wherever it stands', () => {
  const [problem] = lint({
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Transform': { Name: 'x' } } } },
  });
  expect(problem).toMatch(/app\/Queue .*Fn::Transform is not hosted/);
});

test('A function in another language is refused, unless it only serves what the host makes itself', () => {
  const code = { Code: { S3Key: 'x.zip' }, Handler: 'index.handler', Role: 'r', Runtime: 'python3.13' };
  const Provider = { Type: 'AWS::Lambda::Function', Properties: code };
  expect(lint({ Provider })).toEqual([expect.stringContaining('the runtime python3.13 is not hosted')]);
  const ServiceToken = { 'Fn::GetAtt': ['Provider', 'Arn'] };
  const Upload = { Type: 'Custom::CDKBucketDeployment', Properties: { ServiceToken } };
  expect(lint({ Provider, Upload })).toEqual([]);
});

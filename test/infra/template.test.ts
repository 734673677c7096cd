import { beforeAll, describe, expect, test } from 'vitest';
import { entries } from '../../build/entries.ts';
import { openProjection } from '../../functions/record/index-keys.ts';
import { asItIs, every, list, synthesized, type Template } from './synthesized.ts';

let templates: Record<string, Template>;
beforeAll(() => {
  templates = asItIs();
});

/** CDK brings it, with a runtime of CDK's choice; it runs during a deployment only. */
const uploader = 'front/CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C256MiB5F7BD223';
const own = (type: string) => every(templates, type).filter(([name]) => name !== uploader);

/** They read all that can be found, all mail of some days, all that waits, or compute all clocks: more than fits into a minute. */
const patient = [
  'knowledge-on-fold',
  'knowledge-on-index-old',
  'mail-on-reconcile',
  'service-level-on-agreed',
  'incident-on-problem',
  'continuity-on-steps-opened',
  'continuity-on-reconcile',
  'on-call-on-reconcile',
  'capacity-on-day',
];

describe('the stacks', () => {
  test('stay far below the limit of 500 resources', () => {
    for (const [name, { Resources }] of Object.entries(templates)) {
      expect(Object.keys(Resources).length, name).toBeLessThan(400);
    }
  });

  test('of practices do not lean on each other', () => {
    const practices = [
      'monitoring',
      'response',
      'records',
      'change',
      'problem',
      'security',
      'service',
      'level',
      'availability',
      'continuity',
      'capacity',
    ];
    for (const name of practices) {
      const others = practices.filter((other) => other !== name);
      for (const other of others) expect(JSON.stringify(templates[name])).not.toContain(`itsm-${other}:`);
    }
  });

  test('keep what must outlive them, and let go when the configuration says so', () => {
    const policies = (given: Record<string, Template>) =>
      ['AWS::DynamoDB::Table', 'AWS::SecretsManager::Secret', 'AWS::Cognito::UserPool'].flatMap((type) =>
        every(given, type).map(([, { DeletionPolicy }]) => DeletionPolicy),
      );
    expect(new Set(policies(templates))).toEqual(new Set(['Retain']));
    expect(new Set(policies(synthesized({ 'itsm:retain': 'false' })))).toEqual(new Set(['Delete']));
  });
});

describe('every function', () => {
  test('is there: one for each edge file, and no other', () => {
    const named = own('AWS::Lambda::Function').map(
      ([, { Properties }]) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME,
    );
    expect(named.sort()).toEqual(Object.keys(entries()).sort());
  });

  test('runs nodejs24.x on arm64, with a time limit, memory and a log group of its own', () => {
    for (const [name, { Properties }] of own('AWS::Lambda::Function')) {
      expect(Properties, name).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      const long = patient.find((one) => name.includes(one.replaceAll('-', '')));
      expect(Properties.Timeout, name).toBeLessThanOrEqual(long ? 900 : 60);
      expect(Properties.MemorySize, name).toBeGreaterThanOrEqual(256);
      expect(Properties.LoggingConfig.LogGroup.Ref, name).toBeTruthy();
      expect(Properties.ReservedConcurrentExecutions, name).toBeUndefined();
    }
    const groups = own('AWS::Lambda::Function').map(
      ([, { Properties }]) => Properties.LoggingConfig.LogGroup.Ref,
    );
    expect(new Set(groups).size).toBe(groups.length);
  });

  test('that something calls asynchronously keeps its failures in dead letters', () => {
    const kept = every(templates, 'AWS::Lambda::EventInvokeConfig').map(([name, { Properties }]) => {
      expect(Properties.DestinationConfig.OnFailure.Destination, name).toBeTruthy();
      return `${name.split('/')[0]}/${Properties.FunctionName.Ref}`;
    });
    const targets = every(templates, 'AWS::Events::Rule').flatMap(([name, { Properties }]) =>
      Properties.Targets.map((target: { Arn: { 'Fn::GetAtt': [string] } }) => {
        return `${name.split('/')[0]}/${target.Arn['Fn::GetAtt'][0]}`;
      }),
    );
    const functions = own('AWS::Lambda::Function').map(([name]) => name);
    for (const target of targets.filter((one) => functions.includes(one))) expect(kept).toContain(target);
  });
});

describe('every way that something travels', () => {
  test('has a dead-letter queue: rules, streams, queues and subscriptions', () => {
    for (const [name, { Properties }] of every(templates, 'AWS::Events::Rule')) {
      for (const target of Properties.Targets) expect(target.DeadLetterConfig?.Arn, name).toBeTruthy();
    }
    for (const [name, { Properties }] of every(templates, 'AWS::Lambda::EventSourceMapping')) {
      const ofStream = JSON.stringify(Properties.EventSourceArn).includes('StreamArn');
      if (ofStream) expect(Properties.DestinationConfig.OnFailure.Destination, name).toBeTruthy();
      expect(Properties.FunctionResponseTypes, name).toEqual(['ReportBatchItemFailures']);
    }
    for (const [name, { Properties }] of every(templates, 'AWS::SNS::Subscription')) {
      expect(Properties.RedrivePolicy?.deadLetterTargetArn, name).toBeTruthy();
    }
    const queues = every(templates, 'AWS::SQS::Queue');
    const redriven = queues.filter(([, { Properties }]) => Properties.RedrivePolicy);
    // Signals, configuration items, outgoing webhooks, mail and forms.
    expect(redriven).toHaveLength(5);
  });

  test('says what somebody misses when it fails', () => {
    for (const [name, { Properties }] of every(templates, 'AWS::Events::Rule')) {
      expect(Properties.Description, name).toMatch(/^When this fails: .{20}/);
    }
  });

  test('fits into a queue policy, which AWS limits to 20 statements', () => {
    for (const [name, { Properties }] of every(templates, 'AWS::SQS::QueuePolicy')) {
      expect(Properties.PolicyDocument.Statement.length, name).toBeLessThanOrEqual(20);
    }
  });

  test('starts in a stream that the relay follows, of every table', () => {
    const followed = every(templates, 'AWS::Lambda::EventSourceMapping').filter(([name]) =>
      name.includes('/Relay'),
    );
    expect(followed).toHaveLength(every(templates, 'AWS::DynamoDB::Table').length);
    for (const [, { Properties }] of followed) {
      expect(JSON.parse(Properties.FilterCriteria.Filters[0].Pattern)).toEqual({
        eventName: ['INSERT'],
        dynamodb: { NewImage: { sk: { S: [{ prefix: 'event#' }] } } },
      });
    }
  });
});

describe('every table', () => {
  test('has three indexes, a stream, a time to live and point-in-time recovery', () => {
    for (const [name, { Properties }] of every(templates, 'AWS::DynamoDB::Table')) {
      expect(Properties, name).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      });
      const indexes = Properties.GlobalSecondaryIndexes.map(
        (one: { IndexName: string; Projection: object }) => [one.IndexName, one.Projection],
      );
      expect(Object.fromEntries(indexes), name).toEqual({
        open: {
          ProjectionType: 'INCLUDE',
          NonKeyAttributes: /incident|monitoring/.test(name) ? [...openProjection] : ['id'],
        },
        person: { ProjectionType: 'KEYS_ONLY' },
        subject: { ProjectionType: 'KEYS_ONLY' },
      });
    }
  });
});

describe('the alarms', () => {
  test('are ten at most, and each says whom it hurts', () => {
    const alarms = every(templates, 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeLessThanOrEqual(10);
    for (const [name, { Properties }] of alarms) {
      expect(Properties.AlarmDescription.length, name).toBeGreaterThan(30);
      expect(list(Properties.AlarmActions), name).toHaveLength(1);
    }
  });
});

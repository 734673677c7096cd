import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from '../activity.ts';
import { type AsyncInvoke, createAsyncInvoke } from '../async-invoke.ts';
import { type Automations, createAutomations } from '../automations.ts';
import type { Clock } from '../clock.ts';
import { type CloudWatch, createCloudWatch } from '../cloudwatch/cloudwatch.ts';
import { type Cognito, createCognito } from '../cognito.ts';
import { createDelivery, type Deliver } from '../delivery.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { DynamoDb } from '../dynamodb/dynamodb.ts';
import { dynamoDbService } from '../dynamodb/service.ts';
import { type Bus, createBus } from '../events/bus.ts';
import type { Place } from '../events/envelope.ts';
import { eventsService } from '../events/service.ts';
import { createFindings, type Findings } from '../findings.ts';
import { createJobs, type Jobs } from '../jobs.ts';
import type { Functions } from '../lambda/functions.ts';
import { createLambdaService } from '../lambda/service.ts';
import { createMappings, type Mappings } from '../mappings/mappings.ts';
import { createReceipts, type Receipts } from '../receipt/receipts.ts';
import { createS3, type ObjectEvent, type S3 } from '../s3.ts';
import { createScheduler, type Scheduler } from '../scheduler/scheduler.ts';
import { schedulerService } from '../scheduler/service.ts';
import { createSecretsManager, type SecretsManager } from '../secrets-manager.ts';
import { createServiceQuotas } from '../service-quotas.ts';
import { createSes, type Ses } from '../ses.ts';
import { createTopics, snsService, type Topics } from '../sns.ts';
import { createMoveTasks } from '../sqs/move-tasks.ts';
import { createQueues, type Queues } from '../sqs/queues.ts';
import { sqsService } from '../sqs/service.ts';
import { createStepFunctions, type StepFunctions } from '../step-functions/step-functions.ts';
import { createStsService } from '../sts.ts';
import { createTexts, type Texts } from '../texts.ts';

/** Everything that a service of the laptop needs from the host. */
export type Ground = {
  db: DatabaseSync;
  dir: string;
  clock: Clock;
  activity: Activity;
  dispatcher: Dispatcher;
  functions: Functions;
  place: Place;
  /** URL of the AWS endpoint. */
  endpoint: string;
  log: (line: string) => void;
};

export type Services = {
  jobs: Jobs;
  deliver: Deliver;
  dynamodb: DynamoDb;
  cloudwatch: CloudWatch;
  s3: S3;
  secrets: SecretsManager;
  ses: Ses;
  receipts: Receipts;
  texts: Texts;
  findings: Findings;
  automations: Automations;
  cognito: Cognito;
  bus: Bus;
  scheduler: Scheduler;
  queues: Queues;
  topics: Topics;
  asyncInvoke: AsyncInvoke;
  mappings: Mappings;
  machines: StepFunctions;
};

/** Puts what happened to an object onto the default bus, as S3 writes it. */
function tellOfObject(bus: Bus, { type, bucket, object, more }: ObjectEvent, { account }: Place): void {
  const about = { 'request-id': randomUUID(), requester: account, 'source-ip-address': '127.0.0.1' };
  const Detail = JSON.stringify({ version: '0', bucket: { name: bucket }, object, ...about, ...more });
  bus.putEvents([{ Source: 'aws.s3', DetailType: type, Resources: [`arn:aws:s3:::${bucket}`], Detail }]);
}

/** Makes the services and puts them behind the dispatcher. The database of tables is opened before, for their ARNs. */
export function createServices(ground: Ground, dynamodb: DynamoDb): Services {
  const { db, dir, clock, activity, dispatcher, functions, place, endpoint, log } = ground;
  const { dispatch, calls } = dispatcher;
  const { now } = clock;
  const jobs = createJobs({ db, clock, activity, log });
  const deliver = createDelivery({ jobs, clock, dispatch, log });
  const bus = createBus({
    db,
    clock,
    jobs,
    deliver,
    place,
    onFired: (rule) => calls.mark('rules', rule),
    onEvent: (event) => cloudwatch.hear(event),
  });
  const cloudwatch = createCloudWatch({
    sql: db,
    now,
    place,
    tell: (DetailType, arn, detail) => {
      const Detail = JSON.stringify(detail);
      bus.putEvents([{ Source: 'aws.cloudwatch', DetailType, Resources: [arn], Detail }]);
    },
  });
  const queues = createQueues({ db, clock, place });
  const services: Services = {
    jobs,
    deliver,
    dynamodb,
    bus,
    cloudwatch,
    queues,
    s3: createS3({
      sql: db,
      dir: path.join(dir, 's3'),
      now,
      onEvent: (event) => tellOfObject(bus, event, place),
    }),
    secrets: createSecretsManager({ sql: db, now }),
    ses: createSes({
      sql: db,
      now,
      onFeedback: ({ type: DetailType, resources, detail }) =>
        bus.putEvents([
          { Source: 'aws.ses', DetailType, Resources: resources, Detail: JSON.stringify(detail) },
        ]),
    }),
    receipts: createReceipts({ sql: db, now, dispatcher, activity, place }),
    texts: createTexts({ sql: db, now }),
    findings: createFindings({ sql: db, now }),
    automations: createAutomations({ sql: db, now }),
    cognito: createCognito({ sql: db, now }),
    scheduler: createScheduler({ db, jobs, clock, deliver, place }),
    topics: createTopics({ db, clock, deliver, place }),
    asyncInvoke: createAsyncInvoke({ jobs, clock, deliver, place, invoke: functions.invoke }),
    mappings: createMappings({ db, clock, place }),
    machines: createStepFunctions({
      sql: db,
      clock,
      activity,
      integrate: dispatch,
      onStatus: ({ source, 'detail-type': DetailType, resources, detail }) =>
        bus.putEvents([{ Source: source, DetailType, Resources: resources, Detail: JSON.stringify(detail) }]),
      ...place,
    }),
  };

  const tables = dynamoDbService(dynamodb);
  dispatcher.register('dynamodb', tables);
  dispatcher.register('dynamodbstreams', tables);
  dispatcher.register(
    'lambda',
    createLambdaService(functions, services.asyncInvoke.enqueue, services.mappings.call),
  );
  dispatcher.register('events', eventsService(bus, place));
  dispatcher.register('scheduler', schedulerService(services.scheduler));
  dispatcher.register(
    'sqs',
    sqsService(queues, createMoveTasks({ db, clock, queues }), place.account, endpoint),
  );
  dispatcher.register('sns', snsService(services.topics, place));
  dispatcher.register('cloudwatch', cloudwatch.service);
  dispatcher.register('servicequotas', createServiceQuotas({ sql: db }));
  dispatcher.register('s3', services.s3.service);
  dispatcher.register('secretsmanager', services.secrets.service);
  dispatcher.register('ses', (call) =>
    call.operation === 'SendEmail' ? services.ses.service(call) : services.receipts.service(call),
  );
  dispatcher.register('sms-voice', services.texts.service);
  dispatcher.register('cognito-idp', services.cognito.service);
  dispatcher.register('securityhub', services.findings.securityhub);
  dispatcher.register('guardduty', services.findings.guardduty);
  dispatcher.register('ssm', services.automations.service);
  dispatcher.register('sts', createStsService(place));
  dispatcher.register('states', (call) => {
    if (call.operation === 'StartExecution')
      calls.mark('machines', String(call.input.stateMachineArn).split(':').pop() ?? '');
    return services.machines.service(call);
  });
  return services;
}

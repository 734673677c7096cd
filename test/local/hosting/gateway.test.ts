import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  GetEventSourceMappingCommand,
  GetFunctionCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateScheduleCommand, GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import {
  DescribeExecutionCommand,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../../local/host.ts';
import { admit, hostOf, probe } from './app.ts';

let host: Host;
let sdk: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };

const att = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });

beforeAll(async () => {
  host = await hostOf({
    Things: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'things',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } },
    Fed: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'fed' } },
    Feed: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: att('Fed', 'Arn'), FunctionName: 'probe', Enabled: false },
    },
    Letters: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: {
          Statement: {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Resource: att('Queue', 'Arn'),
            Principal: { Service: ['events.amazonaws.com', 'sns.amazonaws.com'] },
          },
        },
      },
    },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 't' } },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { Ref: 'Topic' },
        Protocol: 'sqs',
        Endpoint: att('Queue', 'Arn'),
        RawMessageDelivery: true,
      },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: ['test'] },
        Targets: [{ Id: 'q', Arn: att('Queue', 'Arn'), InputPath: '$.detail' }],
      },
    },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'papers' } },
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { GenerateSecretString: { PasswordLength: 20 } },
    },
    Pool: { Type: 'AWS::Cognito::UserPool' },
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'm',
        RoleArn: att('ProbeRole', 'Arn'),
        DefinitionString: JSON.stringify({
          QueryLanguage: 'JSONata',
          StartAt: 'Done',
          States: { Done: { Type: 'Pass', Output: '{% $states.input.x + 1 %}', End: true } },
        }),
      },
    },
    ...probe('Probe'),
  });
  sdk = {
    endpoint: host.urls.aws,
    region: 'us-east-1',
    credentials: { accessKeyId: 'me', secretAccessKey: 'x' },
  };
});
afterAll(() => host.stop());

const received = async () => {
  await host.settled();
  const { Messages } = await new SQSClient(sdk).send(
    new ReceiveMessageCommand({ QueueUrl: `${host.urls.aws}/000000000000/q` }),
  );
  return Messages?.[0]?.Body;
};

describe('An SDK client of', () => {
  test('DynamoDB writes, reads, and gets a refused transaction with its reasons', async () => {
    const client = new DynamoDBClient(sdk);
    const Item = { pk: { S: 'a' }, n: { N: '1' }, b: { B: new Uint8Array([1, 2]) } };
    await client.send(new PutItemCommand({ TableName: 'things', Item }));
    const read = await client.send(new GetItemCommand({ TableName: 'things', Key: { pk: { S: 'a' } } }));
    expect(read.Item).toEqual(Item);
    const Put = { TableName: 'things', Item, ConditionExpression: 'attribute_not_exists(pk)' };
    await expect(
      client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] })),
    ).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
    });
  });

  test('DynamoDB Streams reads the stream that the template’s attribute names', async () => {
    const StreamArn = String(host.resolver.value(att('Things', 'StreamArn'), host.resolver.all()[0]!.stack));
    const { StreamDescription } = await new DynamoDBStreamsClient(sdk).send(
      new DescribeStreamCommand({ StreamArn }),
    );
    expect(StreamDescription).toMatchObject({ TableName: 'things', StreamStatus: 'ENABLED' });
  });

  test('EventBridge puts an event that a rule hands to a queue', async () => {
    const Entries = [{ Source: 'test', DetailType: 'x', Detail: '{"a":1}' }];
    const { FailedEntryCount } = await new EventBridgeClient(sdk).send(new PutEventsCommand({ Entries }));
    expect(FailedEntryCount).toBe(0);
    expect(await received()).toBe('{"a":1}');
  });

  test('SNS publishes to a queue', async () => {
    const TopicArn = 'arn:aws:sns:us-east-1:000000000000:t';
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'k' } };
    const { MessageId } = await new SNSClient(sdk).send(
      new PublishCommand({ TopicArn, Message: 'a <b> & c', MessageAttributes }),
    );
    expect(MessageId).toBeTruthy();
    expect(await received()).toBe('a <b> & c');
    const missing = new PublishCommand({ TopicArn: `${TopicArn}2`, Message: 'x' });
    await expect(new SNSClient(sdk).send(missing)).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test('SQS gets an error of its own type', async () => {
    const send = new SendMessageCommand({ QueueUrl: `${host.urls.aws}/000000000000/none`, MessageBody: 'x' });
    await expect(new SQSClient(sdk).send(send)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  test('Step Functions starts, describes and lists', async () => {
    const client = new SFNClient(sdk);
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    const { stateMachineArn } = stateMachines![0]!;
    const { executionArn, startDate } = await client.send(
      new StartExecutionCommand({ stateMachineArn, input: '{"x":1}' }),
    );
    expect(startDate).toBeInstanceOf(Date);
    await host.settled();
    const done = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(done).toMatchObject({ status: 'SUCCEEDED', output: '2' });
    expect(host.dispatcher.calls.exercised().machines).toEqual(['m']);
  });

  test('Lambda invokes, waits or not, and is told of errors', async () => {
    const client = new LambdaClient(sdk);
    const invoke = (payload: object, InvocationType?: 'Event') =>
      client.send(
        new InvokeCommand({ FunctionName: 'probe', Payload: JSON.stringify(payload), InvocationType }),
      );
    const answer = await invoke({ do: 'echo', value: { ä: 1 } });
    expect([answer.StatusCode, JSON.parse(answer.Payload!.transformToString())]).toEqual([200, { ä: 1 }]);
    const failed = await invoke({ do: 'fail' });
    expect(failed.FunctionError).toBe('Unhandled');
    expect(JSON.parse(failed.Payload!.transformToString())).toMatchObject({ errorType: 'TypeError' });
    expect((await invoke({ do: 'echo' }, 'Event')).StatusCode).toBe(202);
    const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName: 'probe' }));
    expect(Configuration).toMatchObject({ FunctionName: 'probe', Timeout: 20 });
    expect((await client.send(new ListFunctionsCommand({}))).Functions).toHaveLength(1);
    const [feed] = host.resolver.each('AWS::Lambda::EventSourceMapping');
    const UUID = String(host.resolver.value({ Ref: feed!.id }, feed!.stack));
    const { State } = await client.send(new GetEventSourceMappingCommand({ UUID }));
    expect(State).toBe('Disabled');
    expect(await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }))).toMatchObject({
      UUID,
      State: 'Enabling',
      LastModified: expect.any(Date),
      $metadata: { httpStatusCode: 202 },
    });
    await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
    const nobody = new GetFunctionCommand({ FunctionName: 'nobody' });
    await expect(client.send(nobody)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('S3 puts, gets, lists and deletes, body and metadata unchanged', async () => {
    const client = new S3Client(sdk);
    const object = { Bucket: 'papers', Key: 'a dir/ä+b.txt' };
    const Body = Buffer.from('x'.repeat(70_000));
    await client.send(
      new PutObjectCommand({ ...object, Body, ContentType: 'text/plain', Metadata: { by: 'me' } }),
    );
    const read = await client.send(new GetObjectCommand(object));
    expect(await read.Body!.transformToString()).toBe(Body.toString());
    expect(read).toMatchObject({ ContentType: 'text/plain', Metadata: { by: 'me' } });
    expect(await client.send(new HeadObjectCommand(object))).toMatchObject({ ContentLength: 70_000 });
    const listed = await client.send(new ListObjectsV2Command({ Bucket: 'papers', Prefix: 'a dir/' }));
    expect(listed.Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([[object.Key, 70_000]]);
    await client.send(new DeleteObjectCommand(object));
    await expect(client.send(new GetObjectCommand(object))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('SES sends a mail that the outbox shows', async () => {
    const Content = { Simple: { Subject: { Data: 'Hej' }, Body: { Text: { Data: 'då' } } } };
    const mail = {
      FromEmailAddress: 'desk@desk.example',
      Destination: { ToAddresses: ['a@b.example'] },
      Content,
    };
    expect((await new SESv2Client(sdk).send(new SendEmailCommand(mail))).MessageId).toBeTruthy();
    const { items } = (await (await fetch(`${host.urls.api}/local/mail`)).json()) as { items: object[] };
    expect(items).toMatchObject([
      { to: ['a@b.example'], from: 'desk@desk.example', subject: 'Hej', text: 'då' },
    ]);
  });

  test('Scheduler makes and shows a schedule', async () => {
    const client = new SchedulerClient(sdk);
    const Target = {
      Arn: 'arn:aws:sqs:us-east-1:000000000000:q',
      RoleArn: 'arn:aws:iam::000000000000:role/app-ProbeRole',
    };
    const schedule = {
      Name: 's',
      ScheduleExpression: 'at(2036-01-01T00:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' as const },
      Target,
    };
    await client.send(new CreateScheduleCommand(schedule));
    expect(await client.send(new GetScheduleCommand({ Name: 's' }))).toMatchObject({
      ...schedule,
      GroupName: 'default',
    });
    await expect(client.send(new CreateScheduleCommand(schedule))).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  test('Secrets Manager reads the generated secret by its ARN', async () => {
    const SecretId = String(host.resolver.value({ Ref: 'Secret' }, host.resolver.all()[0]!.stack));
    const { SecretString, ARN } = await new SecretsManagerClient(sdk).send(
      new GetSecretValueCommand({ SecretId }),
    );
    expect([SecretString?.length, ARN]).toEqual([20, SecretId]);
  });

  test('Cognito finds a user of the pool', async () => {
    await admit(host, 'cleo');
    const UserPoolId = String(host.resolver.value({ Ref: 'Pool' }, host.resolver.all()[0]!.stack));
    const client = new CognitoIdentityProviderClient(sdk);
    const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'cleo' }));
    expect(user).toMatchObject({ Username: 'cleo', Enabled: true });
    const nobody = new AdminGetUserCommand({ UserPoolId, Username: 'nobody' });
    await expect(client.send(nobody)).rejects.toMatchObject({ name: 'UserNotFoundException' });
  });

  test('a function, by its access key, gets what its role lacks refused', async () => {
    const credentials = { accessKeyId: 'LOCALAPPPROBE', secretAccessKey: 'x' };
    const get = new GetItemCommand({ TableName: 'things', Key: { pk: { S: 'a' } } });
    await expect(new DynamoDBClient({ ...sdk, credentials }).send(get)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/things',
      ),
    });
    const read = new GetObjectCommand({ Bucket: 'papers', Key: 'x' });
    await expect(new S3Client({ ...sdk, credentials }).send(read)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});

import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { createDynamoDb } from '../../local/dynamodb/dynamodb.ts';

const practices = [
  'people',
  'configuration',
  'incident',
  'on-call',
  'notification',
  'change',
  'approval',
  'request',
  'continuity',
] as const;
const indexes = ['open', 'person', 'subject'] as const;
const whole: readonly string[] = ['people', 'configuration', 'incident', 'on-call', 'notification'];

function properties(TableName: string) {
  const key = (name: string, KeyType: string) => ({ AttributeName: name, KeyType });
  const names = ['pk', 'sk', ...indexes.flatMap((name) => [`${name}Pk`, `${name}Sk`])];
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
    GlobalSecondaryIndexes: indexes.map((IndexName) => ({
      IndexName,
      KeySchema: [key(`${IndexName}Pk`, 'HASH'), key(`${IndexName}Sk`, 'RANGE')],
      // Lists of these read the records, and their index holds no more than it has to.
      Projection: whole.includes(TableName)
        ? { ProjectionType: 'ALL' }
        : { ProjectionType: 'INCLUDE', NonKeyAttributes: ['id'] },
    })),
  };
}

/** The error as the SDK would throw it. */
function asThrown(error: unknown): unknown {
  const { type, message, extra } = error as Error & { type?: string; extra?: object };
  const details = { $metadata: {}, message, ...extra } as never;
  if (type === 'ConditionalCheckFailedException') return new ConditionalCheckFailedException(details);
  if (type === 'TransactionCanceledException') return new TransactionCanceledException(details);
  return error;
}

export type Ended = { readonly success?: string; readonly error?: string };

/**
 * The practices' tables in memory and a machine that only remembers, behind the SDK's own clients.
 *
 * @param around is handed every call: it may wait, fail before the call, or let it happen and fail then
 */
export function openPractice(around: <T>(name: string, call: () => Promise<T>) => Promise<T>) {
  const db = createDynamoDb({
    path: ':memory:',
    now: () => Date.now(),
    region: 'eu-west-1',
    account: '000000000000',
  });
  for (const practice of practices) {
    db.ensureTable(properties(practice));
    process.env[`${practice.toUpperCase().replaceAll('-', '_')}_TABLE`] = practice;
  }
  process.env.APPROVAL_MACHINE = 'arn:aws:states:eu-west-1:000000000000:stateMachine:approval';
  process.env.ESCALATION_MACHINE = 'arn:aws:states:eu-west-1:000000000000:stateMachine:escalation';
  /** Types of the event rows in the order in which they were committed. */
  const told: string[] = [];
  /** The event rows themselves, in that order. */
  const events: { type: string; id: string; version: number }[] = [];
  const tasks = new Map<string, Ended | undefined>();
  const executions = new Map<string, string>();

  const stored = (operation: string) => (input: object) =>
    around(operation, async () => {
      try {
        const answer = await db.call(operation, structuredClone(input) as Record<string, unknown>);
        const { TransactItems = [] } = input as {
          TransactItems?: { Put?: { Item?: Record<string, { S?: string; N?: string }> } }[];
        };
        for (const { Put } of TransactItems)
          if (Put?.Item?.sk?.S?.startsWith('event#'))
            events.push({
              type: Put.Item.type?.S ?? '',
              id: Put.Item.id?.S ?? '',
              version: Number(Put.Item.version?.N),
            });
        told.push(
          ...TransactItems.flatMap(({ Put }) =>
            Put?.Item?.sk?.S?.startsWith('event#') ? (Put.Item.type?.S ?? []) : [],
          ),
        );
        return answer as never;
      } catch (error) {
        throw asThrown(error);
      }
    });
  const dynamo = mockClient(DynamoDBClient);
  dynamo.on(GetItemCommand).callsFake(stored('GetItem'));
  dynamo.on(BatchGetItemCommand).callsFake(stored('BatchGetItem'));
  dynamo.on(QueryCommand).callsFake(stored('Query'));
  dynamo.on(UpdateItemCommand).callsFake(stored('UpdateItem'));
  dynamo.on(TransactWriteItemsCommand).callsFake(stored('TransactWriteItems'));

  const answered = (token: string, ended: Ended) => {
    if (!tasks.has(token) || tasks.get(token))
      throw Object.assign(new Error('past'), { name: 'TaskTimedOut' });
    tasks.set(token, ended);
    return {};
  };
  const states = mockClient(SFNClient);
  states
    .on(SendTaskSuccessCommand)
    .callsFake(({ taskToken, output }) =>
      around('SendTaskSuccess', async () => answered(taskToken, { success: output })),
    );
  states
    .on(SendTaskFailureCommand)
    .callsFake(({ taskToken, error }) =>
      around('SendTaskFailure', async () => answered(taskToken, { error })),
    );
  states.on(StartExecutionCommand).callsFake(({ name, input }) =>
    around('StartExecution', async () => {
      if (executions.has(name)) throw Object.assign(new Error('there'), { name: 'ExecutionAlreadyExists' });
      executions.set(name, input);
      return {};
    }),
  );
  states.on(DescribeExecutionCommand).callsFake(async ({ executionArn }) => {
    const name = String(executionArn).split(':').at(-1) ?? '';
    if (executions.has(name)) return { status: 'RUNNING' };
    throw Object.assign(new Error('none'), { name: 'ExecutionDoesNotExist' });
  });
  const close = () => {
    // A mock outlives its restoring, with every call that it was handed: thousands of practices would fill the memory.
    for (const mock of [dynamo, states]) {
      mock.send.reset();
      mock.restore();
    }
    db.close();
  };
  return { db, told, events, tasks, executions, close };
}

import { type AwsError, isAwsError } from '../aws-error.ts';
import { type Failure, failWith } from './failure.ts';
import { isObject, type Json, plain } from './json.ts';
import type { Lane } from './lane.ts';
import type { Resource } from './resource.ts';

type Fields = Record<string, unknown>;

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Event details and message bodies may be written as JSON in a machine; the services take text. */
const inputs: Record<string, (given: Fields, lane: Lane) => Fields> = {
  Invoke: ({ Payload, ...rest }) => ({ ...rest, Payload: Payload ?? {} }),
  PutEvents: ({ Entries, ...rest }, { execution }) => ({
    ...rest,
    Entries: (Array.isArray(Entries) ? Entries : []).map((entry: Fields) => ({
      ...entry,
      Detail: text(entry.Detail),
      Resources: [...((entry.Resources as string[]) ?? []), execution.machine, execution.arn],
    })),
  }),
  SendMessage: ({ MessageBody, ...rest }) => ({ ...rest, MessageBody: text(MessageBody) }),
  StartExecution: ({ StateMachineArn, Name, Input }) => ({
    stateMachineArn: StateMachineArn,
    ...(Name !== undefined && { name: Name }),
    input: text(Input ?? {}),
  }),
};

function functionFailure(payload: Json): Failure {
  const cause = JSON.stringify(payload);
  if (isObject(payload) && typeof payload.errorType === 'string') return { error: payload.errorType, cause };
  const unknown = 'The cause could not be determined because Lambda did not return an error type.';
  return { error: 'Lambda.Unknown', cause: `${unknown} Returned payload: ${cause}` };
}

function answerOf({ operation, functionArn }: Resource, answer: Fields): Json {
  if (operation === 'Invoke') {
    const Payload = plain(answer.Payload);
    if (answer.FunctionError) throw failWith(functionFailure(Payload));
    if (functionArn) return Payload;
    return { ExecutedVersion: '$LATEST', Payload, StatusCode: 200 };
  }
  if (operation === 'PutEvents' && Number(answer.FailedEntryCount) > 0)
    throw failWith({ error: 'EventBridge.FailedEntry', cause: JSON.stringify(answer) });
  if (operation === 'StartExecution')
    return {
      ExecutionArn: String(answer.executionArn),
      StartDate: new Date(Number(answer.startDate) * 1000).toISOString(),
    };
  return plain(answer);
}

// What AWS's Java clients, which Step Functions uses, call the errors that a service's model does not name.
const unmodelled: Record<string, string> = {
  Lambda: 'AWSLambdaException',
  DynamoDB: 'AmazonDynamoDBException',
  SQS: 'AmazonSQSException',
  EventBridge: 'AmazonEventBridgeException',
  StepFunctions: 'AWSStepFunctionsException',
};

function errorName({ prefix }: Resource, { type, status }: AwsError): string {
  if (prefix === 'Lambda' && status >= 500) return 'Lambda.ServiceException';
  if (/^(AccessDenied|Validation)(Exception)?$/.test(type)) return `${prefix}.${unmodelled[prefix]}`;
  return `${prefix}.${type.endsWith('Exception') ? type : `${type}Exception`}`;
}

function callFailure(resource: Resource, error: unknown): Error {
  if (error instanceof Error && 'failure' in error) return error;
  if (!isAwsError(error))
    return failWith({ error: `${resource.prefix}.SdkClientException`, cause: String(error) });
  const { message, status, type } = error;
  const service = `Service: ${resource.prefix}; Status Code: ${status}; Error Code: ${type}`;
  return failWith({ error: errorName(resource, error), cause: `${message} (${service})` });
}

/**
 * Makes the call of a Task under the machine's role.
 *
 * @returns the answer in the shape that the integration gives it on AWS, HTTP metadata left out
 * @throws a failure named as AWS names it: the function's own error type, or `<Service>.<Exception>`
 */
export async function callService(lane: Lane, resource: Resource, parameters: Json): Promise<Json> {
  const { service, operation, functionArn } = resource;
  const given = functionArn ? { FunctionName: functionArn, Payload: parameters } : parameters;
  if (!isObject(given))
    throw failWith({
      error: 'States.Runtime',
      cause: `The Arguments of ${service}:${operation} must be an object`,
    });
  const { engine, execution } = lane;
  const input = inputs[operation]?.(given, lane) ?? given;
  const caller = { role: execution.roleArn.replace(/^.*[/:]/, ''), name: execution.machineName };
  try {
    const answer = await engine.integrate({ service, operation, input, caller });
    return answerOf(resource, isObject(answer) ? answer : {});
  } catch (error) {
    throw callFailure(resource, error);
  }
}

import { awsError, isAwsError } from '../aws-error.ts';
import { type Answer, type Dispatch, type Exchange, header, plainBody } from './exchange.ts';

/** Services of the JSON protocols by the first half of their X-Amz-Target. */
const targets: Record<string, string> = {
  DynamoDB_20120810: 'dynamodb',
  DynamoDBStreams_20120810: 'dynamodbstreams',
  AWSStepFunctions: 'states',
  AWSEvents: 'events',
  GraniteServiceVersion20100801: 'cloudwatch',
  AmazonSQS: 'sqs',
  PinpointSMSVoiceV2: 'sms-voice',
  secretsmanager: 'secretsmanager',
  ServiceQuotasV20190624: 'servicequotas',
  AWSCognitoIdentityProviderService: 'cognito-idp',
};

/** Reads a JSON body. @throws SerializationException for what is none */
export function parseJson(body: Buffer): Record<string, unknown> {
  try {
    return body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>);
  } catch {
    throw awsError('SerializationException', 'The body is not valid JSON');
  }
}

/** An error as the JSON protocols write it: the type in the body and, for REST, in a header. */
export function jsonError(error: unknown): Answer {
  const known = isAwsError(error) ? error : awsError('InternalFailure', String(error), 500);
  const { denied: _denied, ...extra } = known.extra;
  return {
    status: known.status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': known.type },
    body: JSON.stringify({ __type: known.type, message: known.message, Message: known.message, ...extra }),
  };
}

/** Answers a call of the JSON 1.0 and 1.1 protocols, which name it in X-Amz-Target. */
export async function answerJson(exchange: Exchange, dispatch: Dispatch): Promise<Answer> {
  const target = header(exchange, 'x-amz-target') ?? '';
  const [prefix = '', operation = ''] = target.split('.');
  const service = targets[prefix];
  if (!service) throw awsError('UnknownOperationException', `${target} is not hosted on the laptop`);
  const output = await dispatch(service, operation, parseJson(plainBody(exchange)));
  return {
    status: 200,
    headers: { 'content-type': header(exchange, 'content-type') ?? 'application/x-amz-json-1.0' },
    body: JSON.stringify(output ?? {}),
  };
}

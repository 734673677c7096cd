/** What a Task calls: the service and operation behind the door, and the words that the history uses for it. */
export type Resource = {
  service: string;
  operation: string;
  /** Error names of this integration begin with it, as in `DynamoDB.ResourceNotFoundException`. */
  prefix: string;
  token: boolean;
  /** Set when the Task names a function by its own ARN: no envelope around payload and answer. */
  functionArn?: string;
  /** `lambda` and `invoke.waitForTaskToken` of `arn:aws:states:::lambda:invoke.waitForTaskToken`. */
  resourceType: string;
  resource: string;
};

type Hosted = Pick<Resource, 'service' | 'operation' | 'prefix'> & { canWait?: boolean };

const hosted: Record<string, Hosted> = {
  'lambda:invoke': { service: 'lambda', operation: 'Invoke', prefix: 'Lambda', canWait: true },
  'dynamodb:getItem': { service: 'dynamodb', operation: 'GetItem', prefix: 'DynamoDB' },
  'dynamodb:putItem': { service: 'dynamodb', operation: 'PutItem', prefix: 'DynamoDB' },
  'dynamodb:updateItem': { service: 'dynamodb', operation: 'UpdateItem', prefix: 'DynamoDB' },
  'dynamodb:deleteItem': { service: 'dynamodb', operation: 'DeleteItem', prefix: 'DynamoDB' },
  'events:putEvents': { service: 'events', operation: 'PutEvents', prefix: 'EventBridge', canWait: true },
  'states:startExecution': {
    service: 'states',
    operation: 'StartExecution',
    prefix: 'StepFunctions',
    canWait: true,
  },
  'sqs:sendMessage': { service: 'sqs', operation: 'SendMessage', prefix: 'SQS', canWait: true },
};

/** Services that a machine calls as the SDK does, by what Step Functions calls their errors. */
const sdk: Record<string, string> = { ssm: 'Ssm', securityhub: 'SecurityHub', guardduty: 'GuardDuty' };

/** An operation as the SDK spells it: `startAutomationExecution` is `StartAutomationExecution`. */
function sdkCall(action: string): Hosted | undefined {
  const [, service = '', name = ''] = /^aws-sdk:([a-z0-9]+):([a-z][A-Za-z0-9]*)$/.exec(action) ?? [];
  const prefix = sdk[service];
  return prefix ? { service, operation: name.charAt(0).toUpperCase() + name.slice(1), prefix } : undefined;
}

const WAIT = '.waitForTaskToken';

/** Reads the `Resource` of a Task. @throws when it is none that the laptop hosts */
export function readResource(arn: string): Resource {
  if (/^arn:aws[\w-]*:lambda:[^:]+:[^:]*:function:/.test(arn)) {
    const functionCall = { service: 'lambda', operation: 'Invoke', prefix: 'Lambda' } as const;
    return { ...functionCall, token: false, functionArn: arn, resourceType: 'lambda', resource: arn };
  }
  const action = /^arn:aws[\w-]*:states:::(.+)$/.exec(arn)?.[1] ?? '';
  const token = action.endsWith(WAIT);
  const found = hosted[token ? action.slice(0, -WAIT.length) : action] ?? sdkCall(action);
  if (!found || (token && !found.canWait)) throw new Error(`the integration ${arn} is not hosted`);
  const [resource = '', ...types] = action.split(':').reverse();
  const resourceType = types.reverse().join(':');
  const { service, operation, prefix } = found;
  return { service, operation, prefix, token, resourceType, resource };
}

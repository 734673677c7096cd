import type { Resolver } from '../assembly/resolver.ts';
import { isRecord } from '../assembly/template.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { PoolUser } from './people.ts';

/** Asks the pool's function before tokens are made. @returns why it refuses, undefined when it does not */
export type Admit = (user: PoolUser, source: 'HostedAuth' | 'RefreshTokens') => Promise<string | undefined>;

const messageOf = (payload: unknown): string =>
  isRecord(payload) && typeof payload.errorMessage === 'string' ? payload.errorMessage : 'unknown error';

/**
 * The pre token generation trigger of the template's user pool, invoked as Cognito does: with the attributes of the account,
 * before every token. Without one in the template, everybody is admitted.
 */
export function createTrigger(resolver: Resolver, dispatcher: Dispatcher, region: string): Admit {
  const [pool] = resolver.each('AWS::Cognito::UserPool');
  const triggers = pool?.props.LambdaConfig;
  const FunctionName = isRecord(triggers) ? triggers.PreTokenGeneration : undefined;
  if (!pool || typeof FunctionName !== 'string') return async () => undefined;
  const userPoolId = String(resolver.value({ Ref: pool.id }, pool.stack));
  const source = String(resolver.value({ 'Fn::GetAtt': [pool.id, 'Arn'] }, pool.stack));
  return async ({ username, attributes = {} }, occasion) => {
    const Payload = {
      version: '1',
      triggerSource: `TokenGeneration_${occasion}`,
      region,
      userPoolId,
      userName: username,
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'local' },
      request: { userAttributes: attributes, groupConfiguration: { groupsToOverride: [] } },
      response: { claimsOverrideDetails: null },
    };
    const answer = await dispatcher.dispatch({
      service: 'lambda',
      operation: 'Invoke',
      input: { FunctionName, Payload },
      caller: { name: pool.id, principal: 'cognito-idp.amazonaws.com', source },
    });
    if (!isRecord(answer) || answer.FunctionError === undefined) return undefined;
    return `PreTokenGeneration failed with error ${messageOf(answer.Payload)}`;
  };
}

import type { Resolved, Resolver } from '../assembly/resolver.ts';
import { isRecord, listOf } from '../assembly/template.ts';
import type { HttpApiConfig } from './http-api.ts';
import type { JwtConfig, RouteConfig } from './routes.ts';

const refOf = (resolver: Resolver, { id, stack }: Resolved) => String(resolver.value({ Ref: id }, stack));

/**
 * Reads the HTTP APIs of the template.
 *
 * @throws for an integration that is not a function with payload format 2.0, and for an authorizer that is not JWT
 */
export function readHttpApis(resolver: Resolver): HttpApiConfig[] {
  const integrations = new Map<string, string>();
  for (const resource of resolver.each('AWS::ApiGatewayV2::Integration')) {
    const { IntegrationType, PayloadFormatVersion, IntegrationUri } = resource.props;
    const hosted = IntegrationType === 'AWS_PROXY' && PayloadFormatVersion === '2.0';
    const arn = /arn:aws:lambda:[\w:-]+/.exec(String(IntegrationUri))?.[0];
    if (!hosted || !arn)
      throw new Error(`${resource.stack.name}/${resource.id}: this integration is not hosted`);
    integrations.set(refOf(resolver, resource), arn);
  }

  const authorizers = new Map<string, Omit<JwtConfig, 'scopes'>>();
  for (const resource of resolver.each('AWS::ApiGatewayV2::Authorizer')) {
    const { AuthorizerType, JwtConfiguration, IdentitySource } = resource.props;
    const fromHeader = JSON.stringify(listOf(IdentitySource)) === '["$request.header.Authorization"]';
    if (AuthorizerType !== 'JWT' || !isRecord(JwtConfiguration) || !fromHeader) {
      throw new Error(`${resource.stack.name}/${resource.id}: this authorizer is not hosted`);
    }
    const audience = listOf(JwtConfiguration.Audience).map(String);
    authorizers.set(refOf(resolver, resource), { issuer: String(JwtConfiguration.Issuer), audience });
  }

  const routeOf = (resource: Resolved): RouteConfig => {
    const {
      RouteKey,
      Target,
      AuthorizerId,
      AuthorizationType = 'NONE',
      AuthorizationScopes,
    } = resource.props;
    const functionArn = integrations.get(String(Target).replace(/^integrations\//, ''));
    if (!functionArn)
      throw new Error(`${resource.stack.name}/${resource.id}: the target ${Target} is not there`);
    const jwt = AuthorizationType === 'JWT' ? authorizers.get(String(AuthorizerId)) : undefined;
    if (AuthorizationType !== 'NONE' && !jwt) {
      throw new Error(
        `${resource.stack.name}/${resource.id}: the authorization ${AuthorizationType} is not hosted`,
      );
    }
    const scopes = listOf(AuthorizationScopes).map(String);
    return { key: String(RouteKey), functionArn, ...(jwt && { authorizer: { ...jwt, scopes } }) };
  };

  return resolver.each('AWS::ApiGatewayV2::Api').map((api) => {
    if (api.props.ProtocolType !== 'HTTP')
      throw new Error(`${api.stack.name}/${api.id}: only HTTP APIs are hosted`);
    const apiId = refOf(resolver, api);
    const routes = resolver.each('AWS::ApiGatewayV2::Route').filter(({ props }) => props.ApiId === apiId);
    return { apiId, routes: routes.map(routeOf) };
  });
}

import type { Resource, Template } from '../../../local/assembly/template.ts';
import { startHost } from '../../../local/host.ts';
import { type Files, stateDir, writeAssembly } from './assembly.ts';
import { probeCode } from './probe.ts';

const roleOf = (Statement: object[]): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: { Policies: [{ PolicyName: 'inline', PolicyDocument: { Statement } }] },
});

/** A probe function under a role that may do what the statements say, and nothing else. */
export function probe(
  id: string,
  statements: object[] = [],
  more: Record<string, unknown> = {},
): Record<string, Resource> {
  const Properties = {
    FunctionName: id.toLowerCase(),
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: probeCode },
    Role: { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
    Timeout: 20,
    MemorySize: 256,
    ...more,
  };
  return {
    [`${id}Role`]: roleOf(statements),
    [id]: { Type: 'AWS::Lambda::Function', Properties },
  };
}

/** An HTTP API before the function `Api`, open at /open and behind a token below /v1. */
export const httpApi: Record<string, Resource> = {
  Http: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
  Pool: { Type: 'AWS::Cognito::UserPool' },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      UserPoolId: { Ref: 'Pool' },
      CallbackURLs: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Http', 'ApiEndpoint'] }, '/']] }],
    },
  },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      ApiId: { Ref: 'Http' },
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: [{ Ref: 'Client' }], Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } },
    },
  },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Http' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: { 'Fn::GetAtt': ['Api', 'Arn'] },
      PayloadFormatVersion: '2.0',
    },
  },
  Allowed: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: { 'Fn::GetAtt': ['Api', 'Arn'] },
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Join': ['', ['arn:aws:execute-api:us-east-1:000000000000:', { Ref: 'Http' }, '/*/*']],
      },
    },
  },
  ...route('Open', 'GET /open'),
  ...route('OpenPost', 'POST /open/{id}'),
  ...route('Secured', 'ANY /v1/{proxy+}', {
    AuthorizationType: 'JWT',
    AuthorizerId: { Ref: 'Authorizer' },
  }),
  ...probe('Api'),
};

function route(id: string, RouteKey: string, more: Record<string, unknown> = {}): Record<string, Resource> {
  const Target = { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] };
  return {
    [id]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { ApiId: { Ref: 'Http' }, RouteKey, Target, ...more },
    },
  };
}

type Options = { assets?: Record<string, Files>; dir?: string; assembly?: string } & Omit<
  Partial<Parameters<typeof startHost>[0]>,
  'dir' | 'assembly'
>;

/** Hosts a template of these resources on free ports. */
export async function hostOf(Resources: Record<string, Resource>, { assets, dir, ...options }: Options = {}) {
  const template: Template = { Resources };
  return startHost({
    assembly: writeAssembly({ app: template }, assets),
    dir: dir ?? stateDir(),
    ports: { api: 0, aws: 0, smtp: 0 },
    ...options,
  });
}

/** Makes somebody in the first user pool of a host. */
export async function admit(host: Awaited<ReturnType<typeof hostOf>>, username: string): Promise<void> {
  const [pool] = host.resolver.each('AWS::Cognito::UserPool');
  await host.dispatcher.dispatch({
    service: 'cognito-idp',
    operation: 'AdminCreateUser',
    caller: { name: 'test' },
    input: {
      UserPoolId: host.resolver.value({ Ref: pool!.id }, pool!.stack),
      Username: username,
      UserAttributes: [
        { Name: 'email', Value: `${username}@desk.example` },
        { Name: 'name', Value: username.toUpperCase() },
      ],
    },
  });
}

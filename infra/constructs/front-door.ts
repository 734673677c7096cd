import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';

interface FrontDoorProps {
  readonly api: HttpApi;
  readonly issuer: string;
  readonly audience: string;
}

/** Who may knock at the API: whoever wants more than a public document shows a token of this issuer. */
export class FrontDoor extends Construct {
  private readonly api: HttpApi;
  private readonly authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, { api, issuer, audience }: FrontDoorProps) {
    super(scope, id);
    this.api = api;
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(line),
      },
    });
    this.authorizer = new HttpJwtAuthorizer('People', issuer, { jwtAudience: [audience] });
  }

  /** Two routes for each noun, made in the caller's stack: `/v1/<noun>` and everything below it. */
  serve(scope: Construct, fn: DeskFunction, nouns: readonly string[]): void {
    const integration = new HttpLambdaIntegration('Function', fn);
    for (const noun of nouns) {
      for (const path of [`/v1/${noun}`, `/v1/${noun}/{proxy+}`]) {
        new HttpRoute(scope, `ANY ${path}`, {
          httpApi: this.api,
          routeKey: HttpRouteKey.with(path, HttpMethod.ANY),
          integration,
          authorizer: this.authorizer,
        });
      }
    }
  }

  /** A document that anyone may read: no token is asked for, so the function must not need one. */
  publish(scope: Construct, fn: DeskFunction, path: string): void {
    this.open(scope, fn, [[HttpMethod.GET, path]]);
  }

  /** Routes without a login: whoever serves them checks a key that comes with the call, or has nothing to hide. */
  open(scope: Construct, fn: DeskFunction, routes: readonly (readonly [HttpMethod, string])[]): void {
    const integration = new HttpLambdaIntegration('Function', fn);
    for (const [method, path] of routes)
      new HttpRoute(scope, `${method} ${path}`, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, method),
        integration,
      });
  }
}

/** One JSON line a call, without query string, address or token: those may name people. */
const line = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
});

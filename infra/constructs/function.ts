import { existsSync } from 'node:fs';
import path from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Conditions, type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  CfnEventInvokeConfig,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { functionsDir } from '../../build/entries.ts';

export interface DeskFunctionProps {
  readonly description: string;
  /** @default 256 MB; an API function gets 512, because people wait for its cold start */
  readonly memory?: number;
  /** @default 10 seconds */
  readonly seconds?: number;
  readonly environment?: Record<string, string>;
  /** @default one of its own */
  readonly role?: IRole;
}

/** A bundled function with a role and a log group of its own. It may do nothing that `may` does not say. */
export class DeskFunction extends LambdaFunction {
  constructor(scope: Construct, bundle: string, props: DeskFunctionProps) {
    const code = path.join(functionsDir, bundle);
    if (!existsSync(path.join(code, 'index.js'))) {
      throw new Error(
        `${code}/index.js is missing: run "npm run build", and look for its source in functions/`,
      );
    }
    const role =
      props.role ??
      new Role(scope, `${bundle}-role`, {
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        description: `What ${bundle} may do`,
      });
    const logGroup = new LogGroup(scope, `${bundle}-logs`, {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, bundle, {
      description: props.description,
      code: Code.fromAsset(code),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory ?? 256,
      timeout: Duration.seconds(props.seconds ?? 10),
      environment: { POWERTOOLS_SERVICE_NAME: bundle, ...props.environment },
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    this.may(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
  }

  /** Grants exactly these actions on exactly these resources. */
  may(actions: string[], resources: string[], conditions?: Conditions): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }));
  }

  /** Keeps what this function failed at, once AWS has tried it twice again over six hours. */
  failsInto(deadLetters: IQueue): void {
    this.may(['sqs:SendMessage'], [deadLetters.queueArn]);
    new CfnEventInvokeConfig(this, 'Async', {
      functionName: this.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: Duration.hours(6).toSeconds(),
      destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
    });
  }
}

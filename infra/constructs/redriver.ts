import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';

/**
 * The role of whoever sends dead letters again. It stands before all practices, and each stack says by a policy of its own
 * which of its functions may be tried again: so no stack has to name another.
 */
export class Redriver extends Role {
  private readonly allowed = new Map<string, PolicyStatement>();

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: 'What monitoring-on-redrive-requested may do',
    });
  }

  /** Lets it invoke `fn`. A policy of AWS holds about fifty functions of a stack, and a role ten such stacks. */
  mayInvoke(fn: DeskFunction): void {
    this.may(Stack.of(fn), ['lambda:InvokeFunction'], fn.functionArn);
  }

  /** Lets it put back into `queue` what was taken out of it and failed. */
  mayRefill(queue: Queue): void {
    this.may(Stack.of(queue), ['sqs:GetQueueUrl', 'sqs:SendMessage'], queue.queueArn);
  }

  private may(stack: Stack, actions: string[], resource: string): void {
    const key = `${stack.node.path} ${actions}`;
    const statement = this.allowed.get(key);
    if (statement) {
      statement.addResources(resource);
      return;
    }
    const first = new PolicyStatement({ actions, resources: [resource] });
    this.allowed.set(key, first);
    const policy = stack.node.tryFindChild('Redriven') as ManagedPolicy | undefined;
    if (policy) policy.addStatements(first);
    else
      new ManagedPolicy(stack, 'Redriven', {
        description: 'What of this stack may be tried again when it failed for good',
        roles: [this],
        statements: [first],
      });
  }
}

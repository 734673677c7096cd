import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';

/**
 * The role of whoever sends dead letters again. It stands before all practices, and each stack says by a policy of its own
 * which of its functions may be tried again: so no stack has to name another.
 */
export class Redriver extends Role {
  private readonly invoked = new Map<Stack, PolicyStatement>();

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: 'What monitoring-on-redrive-requested may do',
    });
  }

  /** Lets it invoke `fn`. A policy of AWS holds about fifty functions of a stack, and a role ten such stacks. */
  mayInvoke(fn: DeskFunction): void {
    const stack = Stack.of(fn);
    const statement = this.invoked.get(stack);
    if (statement) {
      statement.addResources(fn.functionArn);
      return;
    }
    const first = new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] });
    this.invoked.set(stack, first);
    new ManagedPolicy(stack, 'Redriven', {
      description: 'What of this stack may be tried again when it failed for good',
      roles: [this],
      statements: [first],
    });
  }
}

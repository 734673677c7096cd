import { Stack } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';

interface ClocksProps {
  readonly bus: IEventBus;
  /** The reaction that arms what a record has wound. */
  readonly arm: DeskFunction;
}

const ours = { StringEquals: { 'events:source': 'itsm' } };

/** One-shot schedules that put a record's clock on the bus when it strikes: nothing runs, and nothing is paid, until then. */
export class Clocks extends Construct {
  constructor(scope: Construct, id: string, { bus, arm }: ClocksProps) {
    super(scope, id);
    const group = new CfnScheduleGroup(this, 'Group');
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'What a clock that strikes may do',
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn], conditions: ours }),
    );
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${group.ref}/*`,
    });
    arm.may(['scheduler:CreateSchedule'], [schedules]);
    arm.may(['iam:PassRole'], [role.roleArn], {
      StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    });
    arm.may(['events:PutEvents'], [bus.eventBusArn], ours);
    arm.addEnvironment('CLOCKS', group.ref);
    arm.addEnvironment('CLOCK_ROLE', role.roleArn);
    arm.addEnvironment('BUS', bus.eventBusName);
    arm.addEnvironment('BUS_ARN', bus.eventBusArn);
  }
}

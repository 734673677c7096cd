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
  private readonly group: CfnScheduleGroup;
  private readonly role: Role;
  private readonly bus: IEventBus;
  private readonly schedules: string;

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
    this.schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${group.ref}/*`,
    });
    [this.group, this.role, this.bus] = [group, role, bus];
    this.woundBy(arm);
    arm.may(['events:PutEvents'], [bus.eventBusArn], ours);
    arm.addEnvironment('BUS', bus.eventBusName);
  }

  /** Lets `fn` wind clocks of its own, for what is no record. */
  woundBy(fn: DeskFunction): void {
    fn.may(['scheduler:CreateSchedule'], [this.schedules]);
    fn.may(['iam:PassRole'], [this.role.roleArn], {
      StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    });
    fn.addEnvironment('CLOCKS', this.group.ref);
    fn.addEnvironment('CLOCK_ROLE', this.role.roleArn);
    fn.addEnvironment('BUS_ARN', this.bus.eventBusArn);
  }
}

import { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { eventRowFilter } from './event-row-filter.ts';
import { DeskFunction } from './function.ts';
import type { PracticeTable } from './table.ts';

interface RelayProps {
  readonly tables: readonly PracticeTable[];
  readonly bus: IEventBus;
  readonly deadLetters: IQueue;
}

/** Carries every new event row of every table to the bus: the second half of the outbox. */
export class Relay extends Construct {
  readonly fn: DeskFunction;
  /** Tells again what the relay could not tell; whoever redrives asks it. */
  readonly replay: DeskFunction;

  constructor(scope: Construct, id: string, { tables, bus, deadLetters }: RelayProps) {
    super(scope, id);
    this.fn = new DeskFunction(this, 'relay', {
      description: 'When this fails: what is saved is told to nobody, so no incident, no page',
      environment: { BUS: bus.eventBusName },
      seconds: 30,
    });
    this.fn.may(['events:PutEvents'], [bus.eventBusArn], { StringEquals: { 'events:source': 'itsm' } });
    this.fn.may(['sqs:SendMessage'], [deadLetters.queueArn]);
    // Lambda refuses a stream whose reader may not list streams, and AWS knows no resource for that.
    this.fn.may(['dynamodb:ListStreams'], ['*']);
    for (const table of tables) this.follow(table, deadLetters);
    this.replay = this.again(tables, bus);
  }

  private again(tables: readonly PracticeTable[], bus: IEventBus): DeskFunction {
    const replay = new DeskFunction(this, 'replay', {
      description: 'When this fails: what was saved while the bus was out stays untold',
      environment: { BUS: bus.eventBusName, TABLES: tables.map(({ tableName }) => tableName).join(',') },
      seconds: 60,
    });
    replay.may(['events:PutEvents'], [bus.eventBusArn], { StringEquals: { 'events:source': 'itsm' } });
    replay.may(
      ['dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      tables.map(({ tableStreamArn }) => tableStreamArn!),
    );
    replay.may(
      ['dynamodb:Query'],
      tables.map(({ tableArn }) => tableArn),
    );
    return replay;
  }

  private follow(table: PracticeTable, deadLetters: IQueue): void {
    const stream = table.tableStreamArn!;
    this.fn.may(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream]);
    const mapping = new CfnEventSourceMapping(this, table.node.id, {
      functionName: this.fn.functionName,
      eventSourceArn: stream,
      startingPosition: 'TRIM_HORIZON',
      batchSize: 100,
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ['ReportBatchItemFailures'],
      // By age, not by count: an outage of the bus burns any number of attempts within minutes.
      maximumRecordAgeInSeconds: Duration.hours(6).toSeconds(),
      maximumRetryAttempts: 1000,
      filterCriteria: { filters: [{ pattern: eventRowFilter }] },
      destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
    });
    // Lambda looks at the role when it makes the mapping, not later.
    mapping.node.addDependency(this.fn.role!);
  }
}

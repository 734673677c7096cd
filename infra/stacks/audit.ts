import { CfnOutput, Duration } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { eventRowFilter } from '../constructs/event-row-filter.ts';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import type { Grantee } from '../constructs/table.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

/** What proves that what was recorded has not been changed since. */
export class AuditStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: the anchors of what was recorded' });
    this.note();
    this.anchor();
    this.serve();
    this.auditor();
  }

  /** The second reader of every table's stream, beside the relay: what it does holds up no page. */
  private note(): void {
    const { tables } = this.data;
    const { deadLetters } = this.front;
    const fn = new DeskFunction(this, 'audit-on-written', {
      description: 'When this fails: what is recorded stands under no anchor, and the audit says so',
      seconds: 60,
    });
    tables.audit.noted(fn);
    fn.may(['sqs:SendMessage'], [deadLetters.queueArn]);
    fn.may(['dynamodb:ListStreams'], ['*']);
    for (const table of Object.values(tables)) {
      const stream = table.tableStreamArn!;
      fn.may(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream]);
      const mapping = new CfnEventSourceMapping(this, table.node.id, {
        functionName: fn.functionName,
        eventSourceArn: stream,
        startingPosition: 'TRIM_HORIZON',
        // Nobody waits for it, and a note of many costs as much as a note of one.
        batchSize: 1000,
        maximumBatchingWindowInSeconds: Duration.minutes(5).toSeconds(),
        bisectBatchOnFunctionError: true,
        functionResponseTypes: ['ReportBatchItemFailures'],
        // Tried for as long as the stream keeps the rows; then it is said that something stands under no anchor.
        destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
        filterCriteria: { filters: [{ pattern: eventRowFilter }] },
      });
      mapping.node.addDependency(fn.role!);
    }
  }

  private anchor(): void {
    const { audit } = this.data.tables;
    const fn = this.react('audit-on-day', {
      on: Duration.hours(6),
      impact: 'A day that is over has no anchor yet; the next run makes it up.',
      memory: 1024,
      seconds: 60,
    });
    audit.writtenBy(fn);
    this.data.vault.openTo(fn, ['s3:GetObject', 's3:PutObject']);
  }

  private serve(): void {
    const { api } = new Practice(this, 'audit', {
      ...this.serving,
      table: this.data.tables.audit,
      nouns: ['anchors'],
    });
    this.data.keysFor(api);
    this.data.vault.openTo(api, ['s3:GetObject']);
  }

  /** Who takes out everything that the audit is about, to check it where the desk has no say. */
  private auditor(): void {
    const role = new Role(this, 'AuditRole', {
      assumedBy: new AccountRootPrincipal(),
      description: 'What the export for an audit may do',
    });
    const may: Grantee['may'] = (actions, resources) => {
      role.addToPolicy(new PolicyStatement({ actions, resources }));
    };
    may(['dynamodb:ListTables', 's3:ListAllMyBuckets'], ['*']);
    may(
      ['dynamodb:Scan'],
      Object.values(this.data.tables).map(({ tableArn }) => tableArn),
    );
    may(['s3:ListBucket'], [this.data.vault.bucketArn]);
    this.data.vault.openTo({ may, addEnvironment: () => this as never }, ['s3:GetObject']);
    new CfnOutput(this, 'AuditRoleArn', { value: role.roleArn });
  }
}

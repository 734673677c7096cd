import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { openProjection } from '../../functions/record/index-keys.ts';
import type { DeskFunction } from './function.ts';

/** The generic indexes of every table; `keysOf(record)` fills their keys. */
const indexes = ['open', 'person', 'subject'] as const;
/** Only inside a transaction: there the event row is written with the record, or nothing is. */
const inTransaction = { StringEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' } };
/** Only rows of one sort. A key that AWS does not know counts as all matching, so it has to be there as well. */
const below = (prefix: string) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}#*`] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

/** Whoever may do something with a table: a function, which is told its name, or somebody with a role. */
export type Grantee = Pick<DeskFunction, 'addEnvironment' | 'may'>;

/** The one table of a practice: its records, their event rows, claims, counters and waiting tokens. */
export class PracticeTable extends Table {
  /** The environment variable under which a function finds this table. */
  readonly variable: string;

  /** @param shows whether lists show what the `open` index holds, and do not read the records */
  constructor(scope: Construct, practice: string, { retain, shows }: { retain: boolean; shows: boolean }) {
    super(scope, practice, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: retain,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.variable = `${practice.toUpperCase().replaceAll('-', '_')}_TABLE`;
    for (const indexName of indexes) {
      this.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: `${indexName}Pk`, type: AttributeType.STRING },
        sortKey: { name: `${indexName}Sk`, type: AttributeType.STRING },
        ...(indexName === 'open'
          ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: shows ? [...openProjection] : ['id'] }
          : { projectionType: ProjectionType.KEYS_ONLY }),
      });
    }
  }

  /** Lets `reader` look rows up by key and by index. Nobody may scan. */
  readBy(reader: Grantee): void {
    reader.addEnvironment(this.variable, this.tableName);
    reader.may(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], [this.tableArn]);
    reader.may(
      ['dynamodb:Query'],
      indexes.map((name) => `${this.tableArn}/index/${name}`),
    );
  }

  /** Lets `reader` read rows of one sort by their key, and nothing else of the table. */
  rowsReadBy(reader: Grantee, prefix: string): void {
    reader.addEnvironment(this.variable, this.tableName);
    reader.may(['dynamodb:GetItem'], [this.tableArn], below(prefix));
  }

  /**
   * Lets `writer` save records, which only a transaction can. Nobody may update or delete them or
   * their event rows: a record is replaced on its version, and other rows leave by their time to live.
   */
  writtenBy(writer: Grantee): void {
    this.readBy(writer);
    writer.may(['dynamodb:PutItem'], [this.tableArn], inTransaction);
  }

  /** Lets `drawer` draw numbers, or count, which is an update in place. */
  countedBy(drawer: Grantee): void {
    drawer.may(['dynamodb:UpdateItem'], [this.tableArn], below('counter'));
  }

  /** Lets `waiter` leave a task's token or its outcome where they meet: the other update in place. */
  metBy(waiter: DeskFunction): void {
    waiter.may(['dynamodb:UpdateItem'], [this.tableArn], below('token'));
  }

  /** Lets `noter` note here what it read in the streams, which is an update in place too. */
  noted(noter: Grantee): void {
    noter.addEnvironment(this.variable, this.tableName);
    noter.may(['dynamodb:UpdateItem'], [this.tableArn], below('leaves'));
  }

  /**
   * Lets an eraser go through the whole table, and take words out of what was recorded: it is the one who may change an event row,
   * and what it may not touch is the hash of the words. The auditor finds what it did and did not tell of.
   *
   * @param tables all of them, so that it is one statement for each right and not one for each table
   */
  static erasedBy(eraser: DeskFunction, tables: readonly PracticeTable[]): void {
    const all = tables.map(({ tableArn }) => tableArn);
    PracticeTable.gatheredBy(eraser, tables);
    eraser.may(['dynamodb:PutItem'], all, inTransaction);
    eraser.may(['dynamodb:UpdateItem', 'dynamodb:DeleteItem'], all);
  }

  /** Lets a gatherer go through whole tables for what there is about one person. */
  static gatheredBy(gatherer: DeskFunction, tables: readonly PracticeTable[]): void {
    for (const table of tables) gatherer.addEnvironment(table.variable, table.tableName);
    gatherer.may(
      ['dynamodb:Scan', 'dynamodb:GetItem', 'dynamodb:Query'],
      tables.map(({ tableArn }) => tableArn),
    );
  }

  /** Lets `asker` make its own transaction depend on a row here, without changing it. */
  checkedBy(asker: DeskFunction): void {
    this.readBy(asker);
    asker.may(['dynamodb:ConditionCheckItem'], [this.tableArn]);
  }
}

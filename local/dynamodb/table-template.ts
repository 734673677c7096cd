import { notHosted } from '../aws-error.ts';
import type { Engine } from './engine.ts';
import type { Input } from './input.ts';
import type { Table } from './table.ts';
import { changeTable, createTable, withStream } from './table-changes.ts';
import { definitionIn, streamViewIn } from './table-checks.ts';

const hosted = new Set([
  'TableName',
  'AttributeDefinitions',
  'KeySchema',
  'GlobalSecondaryIndexes',
  'BillingMode',
  'StreamSpecification',
  'TimeToLiveSpecification',
  'PointInTimeRecoverySpecification',
]);
/** Of no meaning on a laptop: what it costs, how it is encrypted at rest, that a stack cannot delete it. */
const inert = new Set([
  'ContributorInsightsSpecification',
  'DeletionProtectionEnabled',
  'OnDemandThroughput',
  'ProvisionedThroughput',
  'SSESpecification',
  'TableClass',
  'Tags',
  'WarmThroughput',
]);

/**
 * Makes the table that the properties of an AWS::DynamoDB::Table describe, or brings the one that is there into
 * line with them; its items stay. Refuses properties that the laptop does not know, and another key.
 */
export function ensureTable(engine: Engine, properties: Input): Table {
  const unknown = Object.keys(properties).find((name) => !hosted.has(name) && !inert.has(name));
  if (unknown) throw notHosted('dynamodb', `AWS::DynamoDB::Table.${unknown}`);
  const { ProvisionedThroughput, ...own } = properties;
  const definition = definitionIn({ ...own, BillingMode: 'PAY_PER_REQUEST' });
  const table = engine.tables.find(definition.TableName) ?? createTable(engine, definition);
  const { timeToLive: _, ...settings } = withStream(table, streamViewIn(properties), engine.now());
  const timeToLive = properties.TimeToLiveSpecification as
    | { AttributeName?: string; Enabled?: boolean }
    | undefined;
  const recovery = properties.PointInTimeRecoverySpecification as
    | { PointInTimeRecoveryEnabled?: boolean }
    | undefined;
  return changeTable(engine, table, definition, {
    ...settings,
    ...(timeToLive?.Enabled && timeToLive.AttributeName ? { timeToLive: timeToLive.AttributeName } : {}),
    pointInTimeRecovery: recovery?.PointInTimeRecoveryEnabled === true,
  });
}

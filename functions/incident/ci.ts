import type * as z from 'zod';
import type { BoundItem } from './incident.ts';

/** What an alert says about the thing that it is about. */
export type Pointing = {
  readonly resource?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
};

// Dimensions of AWS's own metrics that name one resource; the first that is there counts.
const dimensions = [
  'InstanceId',
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'FunctionName',
  'TableName',
  'QueueName',
  'TopicName',
  'ClusterName',
  'LoadBalancer',
  'ApiId',
  'StateMachineArn',
  'BucketName',
];

/** The item that an alarm is about, and what says so: a tag `itsm:ci` first, then the resource, then a dimension. */
export function boundItem({ resource, tags = {} }: Pointing): z.infer<typeof BoundItem> | undefined {
  const tag = tags['itsm:ci'];
  if (tag) return { id: tag, because: 'tag' };
  if (resource) return { id: resource, because: 'resource' };
  const name = dimensions.find((one) => tags[one]);
  return name ? { id: tags[name] as string, because: 'dimension' } : undefined;
}

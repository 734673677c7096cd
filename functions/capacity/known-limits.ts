/** A limit that AWS documents and that Service Quotas does not have, or that cannot be raised. */
type KnownLimit = {
  readonly name: string;
  readonly words: string;
  readonly value: number;
  readonly unit: string;
  /** The page that says so. */
  readonly source: string;
};

const docs = 'https://docs.aws.amazon.com';

/** Limits by name, as their pages gave them in November 2026. */
export const knownLimits: readonly KnownLimit[] = [
  {
    name: 'dynamodb-partition-reads',
    words: 'Read units a second of one DynamoDB partition',
    value: 3_000,
    unit: 'units/s',
    source: `${docs}/amazondynamodb/latest/developerguide/bp-partition-key-design.html`,
  },
  {
    name: 'dynamodb-partition-writes',
    words: 'Write units a second of one DynamoDB partition',
    value: 1_000,
    unit: 'units/s',
    source: `${docs}/amazondynamodb/latest/developerguide/bp-partition-key-design.html`,
  },
  {
    name: 'sqs-in-flight',
    words: 'Messages of one standard queue that were received and not deleted',
    value: 120_000,
    unit: 'messages',
    source: `${docs}/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html`,
  },
  {
    name: 'sqs-fifo-in-flight',
    words: 'Messages of one FIFO queue that were received and not deleted',
    value: 120_000,
    unit: 'messages',
    source: `${docs}/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html`,
  },
  {
    name: 's3-prefix-puts',
    words: 'Writes a second to one S3 prefix',
    value: 3_500,
    unit: 'requests/s',
    source: `${docs}/AmazonS3/latest/userguide/optimizing-performance.html`,
  },
  {
    name: 's3-prefix-gets',
    words: 'Reads a second of one S3 prefix',
    value: 5_500,
    unit: 'requests/s',
    source: `${docs}/AmazonS3/latest/userguide/optimizing-performance.html`,
  },
];

/** The limit of this name. */
export const knownLimit = (name: string): KnownLimit | undefined =>
  knownLimits.find((one) => one.name === name);

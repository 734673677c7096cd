import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { ServiceStack } from './service.ts';

/** Articles, and the search over all that can be found. */
export function knowledge(stack: ServiceStack): void {
  new Bucket(stack, 'SearchIndex', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    lifecycleRules: [{ expiration: Duration.days(30) }],
    // It is built anew from the records at any time.
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';

/** Messages about findings as they came: their sources forget them after 90 days, and nobody changes them here for a year. */
export class Evidence extends Bucket {
  constructor(scope: Construct, id: string, { retain }: { retain: boolean }) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(365)),
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** Lets `keeper` put evidence there, and nothing else. */
  keptBy(keeper: DeskFunction): void {
    keeper.addEnvironment('EVIDENCE', this.bucketName);
    keeper.may(['s3:PutObject'], [this.arnForObjects('findings/*')]);
  }
}

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Grantee } from './table.ts';

/** Where anchors lie, and who may not take them out again: nobody, without a right that nobody of the desk has. */
export class AuditVault extends Bucket {
  /** @param days for which what lies there is locked; none when the desk is one to be thrown away */
  constructor(scope: Construct, id: string, { retain, days }: { retain: boolean; days: number }) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      ...(retain && {
        objectLockEnabled: true,
        objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(days)),
      }),
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** Lets `fn` look at anchors; whoever keeps them puts them there too, each once. */
  openTo(fn: Grantee, actions: ('s3:GetObject' | 's3:PutObject')[]): void {
    fn.addEnvironment('AUDIT_VAULT', this.bucketName);
    fn.may(actions, [this.arnForObjects('anchors/*')]);
  }
}

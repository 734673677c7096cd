import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';

/** What SES puts here is the whole mail, byte for byte, under the id that SES gave it. */
export const mailPrefix = 'received/';

/** Mail as it was received, for a year. Receipt rules of this account write it, and nothing else does. */
export class ReceivedMail extends Bucket {
  constructor(scope: Construct, id: string, { retain }: { retain: boolean }) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { prefix: mailPrefix, expiration: Duration.days(365) },
      ],
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const { account } = Stack.of(this);
    const rules = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'receipt-rule-set',
      resourceName: '*:receipt-rule/*',
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ReceiptRulesOfThisAccount',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`${mailPrefix}*`)],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': rules },
        },
      }),
    );
  }

  /** Lets `reader` read mails, and addresses that it signs be used for that. */
  readMail(reader: DeskFunction): void {
    reader.addEnvironment('RECEIVED_MAIL', this.bucketName);
    reader.may(['s3:GetObject'], [this.arnForObjects(`${mailPrefix}*`)]);
  }

  /** Lets `eraser` delete mails. */
  erasedBy(eraser: DeskFunction): void {
    eraser.addEnvironment('RECEIVED_MAIL', this.bucketName);
    eraser.may(['s3:DeleteObject'], [this.arnForObjects(`${mailPrefix}*`)]);
  }

  /** Lets `lister` see which mails there are. */
  listedBy(lister: DeskFunction): void {
    lister.addEnvironment('RECEIVED_MAIL', this.bucketName);
    lister.may(['s3:ListBucket'], [this.bucketArn], { StringLike: { 's3:prefix': `${mailPrefix}*` } });
  }
}

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';

/** Where imports keep what they came to: nobody announces it, and it goes by itself. */
const results = 'imports/';
/** Where what there is about a person lies for them to fetch it. */
const exports = 'personal-data/';
/** Where files of mails wait until they belong to a ticket. */
const mailed = 'mail/';

/** Where the bytes of attachments are, below the name of the practice whose record has them. */
export class Attachments extends Bucket {
  constructor(scope: Construct, id: string, { retain }: { retain: boolean }) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { prefix: results, expiration: Duration.days(30) },
        { prefix: mailed, expiration: Duration.days(90) },
        { prefix: exports, expiration: Duration.days(7) },
      ],
      cors: [
        {
          // Whoever has a signed address may use it; where their page comes from proves nothing.
          allowedOrigins: ['*'],
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
          allowedHeaders: ['content-type', 'if-none-match', 'x-amz-checksum-sha256'],
          maxAge: 3600,
        },
      ],
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // What CDK would make of `eventBridgeEnabled` is a function in Python that sets this one property.
    (this.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }

  /** Lets the addresses that `signer` signs be used for files of one practice: an address has the rights of its signer. */
  signedBy(signer: DeskFunction, practice: string): void {
    signer.addEnvironment('ATTACHMENTS', this.bucketName);
    signer.may(['s3:PutObject', 's3:GetObject'], [this.arnForObjects(`${practice}/*`)]);
  }

  /** Lets `keeper` look at the files of one practice and delete them. */
  keptBy(keeper: DeskFunction, practice: string): void {
    keeper.addEnvironment('ATTACHMENTS', this.bucketName);
    keeper.may(['s3:GetObject', 's3:DeleteObject'], [this.arnForObjects(`${practice}/*`)]);
  }

  /** Lets `reader` look at the files of one practice. */
  readBy(reader: DeskFunction, practice: string): void {
    reader.addEnvironment('ATTACHMENTS', this.bucketName);
    reader.may(['s3:GetObject'], [this.arnForObjects(`${practice}/*`)]);
  }

  /** Lets `fn` put files of mails there. */
  mailedBy(fn: DeskFunction): void {
    fn.addEnvironment('ATTACHMENTS', this.bucketName);
    fn.may(['s3:PutObject'], [this.arnForObjects(`${mailed}*`)]);
  }

  /** Lets `keeper` make files of one practice out of those that came from outside, below what other practices keep. */
  takenBy(keeper: DeskFunction, practice: string, from: readonly string[]): void {
    keeper.addEnvironment('ATTACHMENTS', this.bucketName);
    keeper.may(
      ['s3:GetObject'],
      from.map((other) => this.arnForObjects(`${other}/*`)),
    );
    keeper.may(['s3:PutObject'], [this.arnForObjects(`${practice}/*`)]);
  }

  /** Lets `fn` look at what imports came to, or keep it there. */
  resultsFor(fn: DeskFunction, actions: ('s3:GetObject' | 's3:PutObject')[]): void {
    fn.may(actions, [this.arnForObjects(`${results}*`)]);
  }

  /** Lets `fn` put exports of personal data there, or the addresses that it signs be used for them. */
  exportsFor(fn: DeskFunction, actions: ('s3:GetObject' | 's3:PutObject')[]): void {
    fn.addEnvironment('ATTACHMENTS', this.bucketName);
    fn.may(actions, [this.arnForObjects(`${exports}*`)]);
  }

  /** Lets `eraser` delete any file: whose it is, its record says. */
  erasedBy(eraser: DeskFunction): void {
    eraser.addEnvironment('ATTACHMENTS', this.bucketName);
    eraser.may(['s3:DeleteObject'], [this.arnForObjects('*')]);
  }

  /** Tells `target` when a file of one practice has come, and what a scanner says of it where there is one. */
  tells(scope: Construct, practice: string, impact: string, target: IRuleTarget): void {
    const key = [{ prefix: `${practice}/` }];
    const created = { bucket: { name: [this.bucketName] }, object: { key } };
    const scanned = { s3ObjectDetails: { bucketName: [this.bucketName], objectKey: key } };
    new Rule(scope, 'Files', {
      description: `When this fails: ${impact}`,
      eventPattern: {
        source: ['aws.s3', 'aws.guardduty'],
        detailType: ['Object Created', 'GuardDuty Malware Protection Object Scan Result'],
        detail: { $or: [created, scanned] },
      },
      targets: [target],
    });
  }
}

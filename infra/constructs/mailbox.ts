import { CustomResource, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnReceiptRule, CfnReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { type CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { InboundConfig } from '../mail-config.ts';
import { batches } from './batches.ts';
import { DeskFunction } from './function.ts';
import { mailPrefix, type ReceivedMail } from './received-mail.ts';

interface MailboxProps {
  readonly inbound: InboundConfig;
  readonly bucket: ReceivedMail;
  readonly handler: DeskFunction;
  readonly deadLetters: IQueue;
}

/**
 * From SES to a function: a receipt rule stores each mail and tells a topic, behind which a queue gathers them. What
 * is known of the sender travels in what SES tells, never in the mail.
 */
export class Mailbox extends Construct {
  readonly queue: Queue;
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { inbound, bucket, handler, deadLetters }: MailboxProps) {
    super(scope, id);
    // Few at a time: each may have 40 MB.
    this.queue = batches(this, handler, deadLetters, { gather: 0, work: 60 }, 10);
    this.topic = new Topic(this, 'Received', {
      displayName: 'Mail that the desk received',
      enforceSSL: true,
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ReceiptRulesOfThisAccount',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const told = this.topic.addSubscription(new SqsSubscription(this.queue, { rawMessageDelivery: true }));
    // The queue for dead letters is of another stack, which cannot know this topic: it takes from all of the account.
    (told.node.defaultChild as CfnSubscription).redrivePolicy = { deadLetterTargetArn: deadLetters.queueArn };
    const own = inbound.ruleSet === undefined ? new CfnReceiptRuleSet(this, 'RuleSet') : undefined;
    const rule = new CfnReceiptRule(this, 'Rule', {
      ruleSetName: own?.ref ?? inbound.ruleSet ?? '',
      rule: {
        enabled: true,
        scanEnabled: true,
        tlsPolicy: 'Optional',
        recipients: [...inbound.addresses, ...inbound.domains],
        actions: [
          {
            s3Action: {
              bucketName: bucket.bucketName,
              objectKeyPrefix: mailPrefix,
              topicArn: this.topic.topicArn,
            },
          },
        ],
      },
    });
    // SES tries out whether it may write and tell when the rule is made.
    rule.node.addDependency(this.topic);
    if (own) this.activate(own, rule, deadLetters);
  }

  /** Makes our rule set the active one, for which CloudFormation has no resource. */
  private activate(own: CfnReceiptRuleSet, rule: CfnReceiptRule, deadLetters: IQueue): void {
    const activator = new DeskFunction(this, 'mail-on-deploy', {
      description: 'When this fails: no mail comes in, and the deployment is taken back',
    });
    activator.failsInto(deadLetters);
    activator.may(['ses:DescribeActiveReceiptRuleSet', 'ses:SetActiveReceiptRuleSet'], ['*']);
    const active = new CustomResource(this, 'Active', {
      serviceToken: activator.functionArn,
      resourceType: 'Custom::ActiveReceiptRuleSet',
      properties: { RuleSet: own.ref },
    });
    active.node.addDependency(rule, activator);
  }

  /** Lets `fn` put what was received onto the queue again. */
  againBy(fn: DeskFunction): void {
    fn.addEnvironment('MAIL_QUEUE', this.queue.queueUrl);
    fn.may(['sqs:SendMessage'], [this.queue.queueArn]);
  }
}

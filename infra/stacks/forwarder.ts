import { CfnOutput, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { EventBus as Bus } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { found, heard, inventoried, provenBesides } from '../constructs/heard.ts';

interface ForwarderProps extends StackProps {
  /** ARN of the desk's intake bus: the output `IntakeBus` of its stack `monitoring`. */
  readonly bus: string;
  /** Whether the desk hears what AWS Config says here, too. */
  readonly inventory: boolean;
}

/** What another account or region says, carried to the desk. It has no function and costs nothing while nothing happens. */
export class ForwarderStack extends Stack {
  constructor(scope: Construct, id: string, { bus, inventory, ...props }: ForwarderProps) {
    super(scope, id, { ...props, description: 'Tells a desk elsewhere what the services of AWS say here' });
    const deadLetters = new DeadLetters(this, 'DeadLetters');
    const intake = EventBus.fromEventBusArn(this, 'Intake', bus);
    const target = new Bus(intake, { deadLetterQueue: deadLetters });
    const forward = (rule: string, eventPattern: EventPattern, impact: string) =>
      new Rule(this, rule, { description: `When this fails: ${impact}`, eventPattern }).addTarget(target);
    forward('Forward', heard, 'the desk does not hear of alarms of this account and region');
    forward('Findings', found, 'the desk does not hear of attacks on this account and region');
    forward(
      'Proof',
      provenBesides,
      'the desk does not know what became of recovery points and experiments of this account and region',
    );
    if (inventory)
      forward(
        'Inventory',
        inventoried,
        'what the desk knows of resources of this account and region grows old',
      );
    new CfnOutput(this, 'Undelivered', {
      value: deadLetters.queueUrl,
      description: 'Events that the desk did not take: look here when it hears nothing',
    });
    const reason = 'It is itself the queue for dead letters: of a rule, which this check does not look at';
    for (const finding of ['Serverless::Serverless-SQSRedrivePolicy', 'AwsSolutions::AwsSolutions-SQS3'])
      Validations.of(deadLetters).acknowledge({ id: finding, reason });
  }
}

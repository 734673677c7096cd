import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';
import { proven } from './heard.ts';
import { targetOf } from './reaction.ts';

interface ProofProps {
  readonly handler: DeskFunction;
  /** Where other accounts and regions tell of their backups and experiments. */
  readonly bus: IEventBus;
  readonly deadLetters: IQueue;
}

/** What AWS Backup and AWS FIS say, here and elsewhere: a few events for each backup, straight to one function. */
export class Proof extends Construct {
  constructor(scope: Construct, id: string, { handler, bus, deadLetters }: ProofProps) {
    super(scope, id);
    const target = targetOf(handler, deadLetters);
    const impact = 'the desk does not know how old the newest recovery points are';
    const hear = (rule: string, eventBus?: IEventBus) =>
      new Rule(this, rule, {
        description: `When this fails: ${impact}`,
        eventPattern: proven,
        ...(eventBus && { eventBus }),
      }).addTarget(target);
    hear('Here');
    hear('Forwarded', bus);
  }
}

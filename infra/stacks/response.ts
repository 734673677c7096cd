import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import type { DeskFunction } from '../constructs/function.ts';
import { type LocalReaction, Reaction } from '../constructs/reaction.ts';
import { fiveMinutes } from '../constructs/self-watch.ts';
import type { DataStack } from './data.ts';
import type { FrontStack } from './front.ts';
import { incident } from './incident.ts';
import { monitoring } from './monitoring.ts';
import { notification } from './notification.ts';
import { onCall } from './on-call.ts';

interface ResponseProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly front: FrontStack;
}

/** From an alarm to the person who looks at it: what a page ties together lives in one stack. */
export class ResponseStack extends Stack {
  readonly config: Config;
  readonly data: DataStack;
  readonly front: FrontStack;
  readonly deadLetters: DeadLetters;
  private readonly reactions: DeskFunction[] = [];

  constructor(scope: Construct, id: string, { config, data, front, ...props }: ResponseProps) {
    super(scope, id, { ...props, description: 'The desk: monitoring, incidents, on call, notification' });
    this.config = config;
    this.data = data;
    this.front = front;
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    this.deadLetters.takeFromRules();
    const onRedrive = monitoring(this);
    const escalation = onCall(this);
    incident(this, escalation);
    notification(this);
    // Its own role must not name it: each would have to be made before the other.
    const others = this.reactions.filter((fn) => fn !== onRedrive);
    const again = [front.replay, ...front.reactions.map(({ fn }) => fn), ...others].map(
      (fn) => fn.functionArn,
    );
    onRedrive.may(['lambda:InvokeFunction'], again);
    front.watch.worryAbout(this, 'DeadLettersWaiting', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      impact: 'Something went wrong for good between an alarm and its page: see what, then redrive it.',
    });
  }

  /** A reaction of this stack. */
  react(bundle: string, props: LocalReaction): DeskFunction {
    const { fn } = new Reaction(this, bundle, {
      ...props,
      bus: this.front.bus,
      deadLetters: this.deadLetters,
    });
    this.reactions.push(fn);
    return fn;
  }

  /** What every API function of this stack shares. */
  get serving() {
    const { frontDoor, apiEnvironment: environment } = this.front;
    return { people: this.data.tables.people, frontDoor, environment };
  }
}

import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import type { DeskFunction } from '../constructs/function.ts';
import { type LocalReaction, Reaction } from '../constructs/reaction.ts';
import type { DataStack } from './data.ts';
import type { FrontStack } from './front.ts';

export interface PracticeStackProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly front: FrontStack;
}

/** A group of practices: it leans on data and front, and knows no other group. */
export abstract class PracticeStack extends Stack {
  readonly config: Config;
  readonly data: DataStack;
  readonly front: FrontStack;

  constructor(scope: Construct, id: string, { config, data, front, ...props }: PracticeStackProps) {
    super(scope, id, props);
    this.config = config;
    this.data = data;
    this.front = front;
  }

  /** A reaction of this stack. What it fails at lies in the desk's dead letters, and can be tried again. */
  react(bundle: string, props: LocalReaction): DeskFunction {
    const { bus, deadLetters, redriver } = this.front;
    const { fn } = new Reaction(this, bundle, { ...props, bus, deadLetters });
    redriver.mayInvoke(fn);
    return fn;
  }

  /** What every API function of this stack shares. */
  get serving() {
    const { frontDoor, apiEnvironment: environment } = this.front;
    return { people: this.data.tables.people, frontDoor, environment };
  }
}

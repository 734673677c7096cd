import { Duration } from 'aws-cdk-lib';
import {
  type IEventBus,
  type IRuleTarget,
  Match,
  Rule,
  type RuleProps,
  Schedule,
} from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeskFunction, type DeskFunctionProps } from './function.ts';

/** What one kind of record says of any of these fields. */
export type Moves = {
  readonly kind: string;
  readonly fields: readonly (string | readonly [path: string, value: string])[];
};

interface ReactionProps extends Omit<DeskFunctionProps, 'description'> {
  /**
   * The domain events it reacts to, whatever asks for it (`and` events that ask without a word of it) or has this field, what one
   * kind of record says of any of these fields, or several kinds of theirs, or how often it looks by itself.
   */
  readonly on:
    | readonly string[]
    | { readonly asks: 'clock' | 'notice'; readonly and?: readonly string[] }
    | { readonly has: string | readonly string[] }
    | Moves
    | { readonly moves: readonly Moves[] }
    | Duration;
  readonly bus: IEventBus;
  readonly deadLetters: IQueue;
  /** What somebody misses when this does not run: whoever finds a dead letter reads it first. */
  readonly impact: string;
}

/** A reaction as its stack sees it, which brings the bus and the dead letters. */
export type LocalReaction = Omit<ReactionProps, 'bus' | 'deadLetters'>;

/** Matches what has a value, or this one, at a path such as `changed.family.to.at`; AWS looks at leaves alone. */
const having = (path: string, value?: string) =>
  path.split('.').reduceRight<object>((inner, name) => ({ [name]: inner }), [value ?? { exists: true }]);

type Heard = Exclude<ReactionProps['on'], Duration | { readonly moves: readonly Moves[] }>;

const heard = (on: Heard) => {
  if ('asks' in on) return { detail: { asks: [on.asks] } };
  if ('has' in on)
    return {
      detail: typeof on.has === 'string' ? having(on.has) : { $or: on.has.map((path) => having(path)) },
    };
  if (!('kind' in on)) return { detailType: [...on] };
  const any = on.fields.map((field) => (typeof field === 'string' ? having(field) : having(...field)));
  const [only] = any;
  return {
    detailType: Match.prefix(`${on.kind}.`),
    detail: { changed: any.length > 1 ? { $or: any } : only },
  };
};

/** An event of ours, and the function that it sets in motion. */
export class Reaction extends Construct {
  readonly fn: DeskFunction;

  constructor(scope: Construct, bundle: string, { on, bus, deadLetters, impact, ...props }: ReactionProps) {
    super(scope, `${bundle}-reaction`);
    this.fn = new DeskFunction(this, bundle, { ...props, description: `When this fails: ${impact}` });
    this.fn.failsInto(deadLetters);
    const target = targetOf(this.fn, deadLetters);
    const rule = (id: string, when: Pick<RuleProps, 'schedule' | 'eventPattern' | 'eventBus'>) =>
      new Rule(this, id, { description: `When this fails: ${impact}`, ...when }).addTarget(target);
    const hear = (id: string, what: Heard) =>
      rule(id, { eventBus: bus, eventPattern: { source: ['itsm'], ...heard(what) } });
    if (on instanceof Duration) rule('Rule', { schedule: Schedule.rate(on) });
    else if ('moves' in on) for (const one of on.moves) hear(`Rule-${one.kind}`, one);
    else hear('Rule', on);
    if ('asks' in on && on.and) hear('Rule-and', on.and);
  }
}

/** A function as the target of a rule: tried for six hours, then kept in dead letters that take from every rule. */
export function targetOf(fn: DeskFunction, deadLetters: IQueue): IRuleTarget {
  const target = new LambdaFunction(fn, { retryAttempts: 20, maxEventAge: Duration.hours(6) });
  return keeping(target, deadLetters);
}

/** A target whose failures are kept in a queue that takes from every rule. */
export function keeping(target: IRuleTarget, deadLetters: IQueue): IRuleTarget {
  // Handed to the target, the queue would get a statement for each rule, and would have to know the rule's stack.
  const deadLetterConfig = { arn: deadLetters.queueArn };
  return { bind: (rule, id) => ({ ...target.bind(rule, id), deadLetterConfig }) };
}

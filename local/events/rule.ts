import type { TargetInput } from './input.ts';
import { compile, type Pattern } from './pattern.ts';

/** A target of a rule as the template writes it. */
export type Target = TargetInput & {
  Id: string;
  Arn: string;
  RoleArn?: string;
  RetryPolicy?: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number };
  DeadLetterConfig?: { Arn?: string };
  SqsParameters?: { MessageGroupId: string };
};

/** Properties of AWS::Events::Rule, resolved; `Name` is the physical name. */
export type RuleProperties = {
  Name: string;
  EventBusName?: string;
  Description?: string;
  EventPattern?: unknown;
  ScheduleExpression?: string;
  State?: string;
  Targets?: Target[];
};

export type Rule = {
  name: string;
  arn: string;
  bus: string;
  enabled: boolean;
  pattern?: Pattern;
  targets: Target[];
  properties: RuleProperties;
};

const hostedTargets = /^arn:aws:(lambda|sqs|states|events|sns):/;
const hostedFields = new Set([
  'Id',
  'Arn',
  'RoleArn',
  'Input',
  'InputPath',
  'InputTransformer',
  'RetryPolicy',
  'DeadLetterConfig',
  'SqsParameters',
]);

/** Reads a rule of the template. Targets and parameters that the host does not know are an error. */
export function ruleOf(properties: RuleProperties, bus: string, arn: string): Rule {
  const { Name, EventPattern, State = 'ENABLED', Targets = [] } = properties;
  for (const target of Targets) {
    const unknown = Object.keys(target).filter((field) => !hostedFields.has(field));
    if (unknown.length > 0) throw new Error(`Rule ${Name}: target fields ${unknown} are not hosted`);
    if (!hostedTargets.test(target.Arn))
      throw new Error(`Rule ${Name}: the target ${target.Arn} is not hosted`);
  }
  return {
    name: Name,
    arn,
    bus,
    enabled: State !== 'DISABLED',
    pattern: EventPattern === undefined ? undefined : compile(EventPattern),
    targets: Targets,
    properties,
  };
}

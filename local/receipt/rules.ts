import type { Resolver } from '../assembly/resolver.ts';
import { isRecord, listOf } from '../assembly/template.ts';

export type S3Action = { bucket: string; prefix: string; topic: string };

/** An enabled rule of the template: for whom, and where its mail goes. */
export type ReceiptRule = { set: string; name: string; recipients: string[]; actions: S3Action[] };

function actionOf(given: unknown, where: string): S3Action {
  const [kind, action] = Object.entries(isRecord(given) ? given : {})[0] ?? [];
  if (kind !== 'S3Action' || !isRecord(action)) throw new Error(`${where}: the action ${kind} is not hosted`);
  const { BucketName, ObjectKeyPrefix = '', TopicArn, ...more } = action;
  const [odd] = Object.keys(more);
  if (odd) throw new Error(`${where}: the S3 action's ${odd} is not hosted`);
  return { bucket: String(BucketName), prefix: String(ObjectKeyPrefix), topic: String(TopicArn ?? '') };
}

/** The rules of the template that are switched on. Their order is that of the template: none of them stops another. */
export function readReceiptRules(resolver: Resolver): ReceiptRule[] {
  return resolver.each('AWS::SES::ReceiptRule').flatMap(({ id, stack, props }) => {
    const rule = isRecord(props.Rule) ? props.Rule : {};
    if (rule.Enabled !== true) return [];
    const where = `${stack.name}/${id}`;
    return [
      {
        set: String(props.RuleSetName),
        name: String(rule.Name ?? id),
        recipients: listOf(rule.Recipients).map(String),
        actions: listOf(rule.Actions).map((action) => actionOf(action, where)),
      },
    ];
  });
}

/** The rule sets of the template. */
export const readRuleSets = (resolver: Resolver): string[] =>
  resolver
    .each('AWS::SES::ReceiptRuleSet')
    .map(({ id, stack }) => String(resolver.value({ Ref: id }, stack)));

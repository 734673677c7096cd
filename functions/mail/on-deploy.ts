import {
  DescribeActiveReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import * as z from 'zod';
import { onDeploy } from '../runtime/custom-resource.ts';

const ses = new SESClient({ maxAttempts: 3 });

/** Properties of `Custom::ActiveReceiptRuleSet`. */
const Active = z.object({ RuleSet: z.string().min(1) });

const activeOne = async (): Promise<string | undefined> =>
  (await ses.send(new DescribeActiveReceiptRuleSetCommand({}))).Metadata?.Name;

/**
 * Makes our receipt rule set the active one, of which an account has one in a region; when it goes, none is active. Another
 * that is active stays: its mail would no longer come to whoever it was for.
 */
export const handler = onDeploy(
  Active,
  async ({ RuleSet: RuleSetName }, _now, former) => {
    const active = await activeOne();
    if (active === RuleSetName) return;
    if (active && active !== former?.RuleSet)
      throw new Error(
        `The receipt rule set ${active} is active in this region. Name it as mail.inbound.ruleSet, so that the desk adds its rule to it, or deactivate it.`,
      );
    await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName }));
  },
  async ({ RuleSet }) => {
    if ((await activeOne()) === RuleSet) await ses.send(new SetActiveReceiptRuleSetCommand({}));
  },
);

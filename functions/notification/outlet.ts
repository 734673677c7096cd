import { DisableRuleCommand, EnableRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  GetEventSourceMappingCommand,
  LambdaClient,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';

const bus = new EventBridgeClient({ maxAttempts: 3 });
const lambda = new LambdaClient({ maxAttempts: 3 });

/** The rule that brings events to the queue of outgoing webhooks: `arn:…:rule/<bus>/<name>`. */
function rule(): { EventBusName: string; Name: string } {
  const [, EventBusName, Name] = (process.env.OUTLET_RULE ?? '').split('/');
  if (!EventBusName || !Name)
    throw new Error('OUTLET_RULE is not set: the template gives this function none');
  return { EventBusName, Name };
}

async function turnMapping(on: boolean): Promise<void> {
  const UUID = process.env.OUTLET_MAPPING;
  const { State = '' } = await lambda.send(new GetEventSourceMappingCommand({ UUID }));
  if (['Enabled', 'Enabling'].includes(State) !== on)
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: on }));
}

/**
 * Opens or shuts the way of events to the queue of outgoing webhooks, and has the queue asked or not. To do so again changes
 * nothing. While it is shut nothing comes into the queue, so that whatever is in it when it opens is older.
 *
 * @throws while Lambda is still busy with the switch before: whoever asked is called again a minute later
 */
export async function turnOutlet(on: boolean): Promise<void> {
  await bus.send(on ? new EnableRuleCommand(rule()) : new DisableRuleCommand(rule()));
  await turnMapping(on);
}

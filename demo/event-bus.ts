import {
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';

export const account = '123456789012';
export const region = 'us-east-1';

/** The default bus of an AWS endpoint. */
export function eventBus(endpoint: string) {
  const credentials = { accessKeyId: 'demo', secretAccessKey: 'demo' };
  const client = new EventBridgeClient({ endpoint, region, credentials });
  return {
    put: async (entry: PutEventsRequestEntry): Promise<void> => {
      const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: [entry] }));
      if (FailedEntryCount) throw new Error('An event of the demo was not taken');
    },
    /** Turns the rules on or off by which the desk looks for what got lost. */
    reconciling: async (on: boolean): Promise<void> => {
      const { Rules = [] } = await client.send(new ListRulesCommand({}));
      for (const { Name } of Rules.filter(({ Name: name = '' }) => /reconcile/i.test(name)))
        await client.send(on ? new EnableRuleCommand({ Name }) : new DisableRuleCommand({ Name }));
    },
    leave: () => client.destroy(),
  };
}

export type EventBus = ReturnType<typeof eventBus>;

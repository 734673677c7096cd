import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';

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
    leave: () => client.destroy(),
  };
}

export type EventBus = ReturnType<typeof eventBus>;

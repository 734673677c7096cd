import type { Desk } from '../desk.ts';

type Told = {
  source: string;
  'detail-type': string;
  resources?: readonly string[];
  detail: unknown;
};

/** What the services of AWS say in another account, put on the desk's intake bus as its forwarder does. */
export async function happenElsewhere({ host }: Desk, ...events: readonly Told[]): Promise<void> {
  const ask = (operation: string, input: Record<string, unknown>) =>
    host.dispatcher.dispatch({ service: 'events', operation, input, caller: { name: 'test' } });
  const { EventBuses } = (await ask('ListEventBuses', {})) as { EventBuses: { Name: string }[] };
  const EventBusName = EventBuses.find(({ Name }) => /intake/i.test(Name))?.Name;
  const Entries = events.map(({ source: Source, resources: Resources, detail, ...event }) => ({
    ...{ Source, Resources, EventBusName },
    DetailType: event['detail-type'],
    Detail: JSON.stringify(detail),
  }));
  await ask('PutEvents', { Entries });
  await host.settled();
}

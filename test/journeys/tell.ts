import type { Desk } from '../desk.ts';

const caller = { name: 'test' };

/** Puts an event onto the desk's own bus, as the relay would, and waits until everything due has run. */
export async function tell(desk: Desk, type: string, detail: object): Promise<void> {
  const call = { service: 'events', caller };
  const { EventBuses } = (await desk.host.dispatcher.dispatch({
    ...call,
    operation: 'ListEventBuses',
    input: {},
  })) as { EventBuses: { Name: string }[] };
  const entry = { Source: 'itsm', DetailType: type, Detail: JSON.stringify(detail) };
  const EventBusName = EventBuses.find(({ Name }) => Name !== 'default')?.Name;
  const input = { Entries: [{ ...entry, EventBusName }] };
  await desk.host.dispatcher.dispatch({ ...call, operation: 'PutEvents', input });
  await desk.host.settled();
}

/** Tells that a record has wound clocks. */
export const wound = (
  desk: Desk,
  id: string,
  clocks: { from?: object; to: object },
  version = 1,
): Promise<void> =>
  tell(desk, 'nothing.changed', {
    ...{ id, version, at: new Date(desk.host.clock.now()).toISOString(), by: 'test', depth: 0 },
    changed: { clocks },
    asks: ['clock'],
    of: { practice: 'nobody', kind: 'nothing' },
  });

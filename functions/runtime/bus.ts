import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventRow } from '../record/timeline.ts';

const bus = new EventBridgeClient({ maxAttempts: 3 });

/** As many events as the bus takes in one call. */
export const most = 10;

function entryOf(row: EventRow) {
  const { id, version, at, by, changed, depth, asks, practice, kind } = row;
  return {
    EventBusName: process.env.BUS,
    Source: 'itsm',
    DetailType: row.type,
    Detail: JSON.stringify({
      ...{ id, version, at, by, changed, depth },
      ...(asks && { asks, of: { practice, kind } }),
    }),
  };
}

/** Tells what at most ten rows say happened. @returns the places in the list of those that the bus did not take */
export async function tell(rows: readonly EventRow[]): Promise<number[]> {
  const { Entries = [] } = await bus.send(new PutEventsCommand({ Entries: rows.map(entryOf) }));
  return Entries.flatMap(({ ErrorCode }, index) => (ErrorCode ? index : []));
}

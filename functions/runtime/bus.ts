import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventRow } from '../record/timeline.ts';

const bus = new EventBridgeClient({ maxAttempts: 3 });

/** As many events as the bus takes in one call. */
export const most = 10;

/** What is shared by all practices, as a file is, would be heard by the others: of a discreet one it is told under its name. */
const discreetly = ({ id, version, depth, type, practice = '', kind }: EventRow) => ({
  EventBusName: process.env.BUS,
  Source: 'itsm',
  DetailType: kind === 'attachment' ? `${practice}-${type}` : type,
  Detail: JSON.stringify({ id, version, depth }),
});

function entryOf(row: EventRow) {
  if (row.discreet) return discreetly(row);
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

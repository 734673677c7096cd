import { defaultService } from '../configuration/read.ts';
import { readRow } from '../runtime/dynamo.ts';
import { queryIndex } from '../runtime/listing.ts';
import { slotOf } from './alarm.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';
import { type Known, type Similar, similarOnes } from './similar.ts';
import { type AnyCall, maySee, worksOnThem } from './visible.ts';

const most = 100;

/** Ids of the latest incidents of a service, or of a requester. */
async function latest(index: 'subject' | 'person', place: string): Promise<string[]> {
  const partition = `incident#${place}`;
  const scan = { practice: 'incident', index, partition, limit: most, descending: true };
  return (await queryIndex(scan)).map(({ pk }) => String(pk).slice('incident#'.length));
}

/** The incident that held an alert last. */
async function holder(alert: string): Promise<string[]> {
  const { pk, sk } = slotOf(alert);
  const slot = await readRow('incident', pk, sk);
  return slot ? [String(slot.holder)] : [];
}

/**
 * Incidents that are like what is known, as far as the caller may see them. However many there are, it looks at the last
 * hundred of the service, without one of the default service, and at those that held the same alerts; for a requester at
 * the last hundred of their own.
 */
export async function findSimilar(known: Known, call: Pick<AnyCall, 'actor'>): Promise<Similar[]> {
  const { alerts = [] } = known;
  const own = !worksOnThem(call) && [latest('person', `requester#${call.actor.id}`)];
  const service = known.service ?? (await defaultService()).id;
  const found = await Promise.all(own || [latest('subject', service), ...alerts.slice(0, 10).map(holder)]);
  const candidates = await incidents.all([...new Set(found.flat())]);
  return similarOnes(
    known,
    candidates.filter((other) => maySee(other, call)),
  );
}

/** What is known of an incident that is there. */
export const knownOf = ({ id, title, service, ci, parent, alerts = {} }: Incident): Known => ({
  id,
  title,
  service,
  parent,
  ci: ci?.id,
  alerts: Object.keys(alerts),
});

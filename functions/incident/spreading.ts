import { type Actor, system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { affectedBy, findHealthEvent, type HealthEvent } from '../monitoring/read.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { kept, noteAffected } from './affected.ts';
import { childSlot, openChild } from './affected-child.ts';
import type { AffectedResource } from './affected-resource.ts';
import { assigned } from './forms.ts';
import { type Incident, isWorking } from './incident.ts';
import { incidents } from './keep.ts';
import { goingOn, standingOf } from './kin.ts';

const by: Actor = system('aws-health');
const mostChildren = 50;

/** The parent that a child can have now: the incident itself, or the one that it is a part of. */
async function parentOf(incident: Incident): Promise<Incident | undefined> {
  const top = incident.parent === undefined ? incident : await incidents.find(incident.parent);
  return top && isWorking(top) ? top : undefined;
}

type Service = Awaited<ReturnType<typeof affectedBy>>['services'][number];
type Spread = { readonly event: HealthEvent; readonly now: string; readonly depth: number };

const note = (id: string, theirs: readonly AffectedResource[], { event, now, depth }: Spread) =>
  retryingRaces(async () => {
    const before = await goingOn(await incidents.find(id));
    const decision = before && noteAffected(before, event.id, kept(event, theirs), by, now);
    if (decision) await incidents.save(decision, { depth });
  });

/** The incident of one more service that an event affects: opened once, and told of its own resources. */
async function tellChild(
  of: Incident,
  service: Service,
  theirs: readonly AffectedResource[],
  spread: Spread,
) {
  const { event, now, depth } = spread;
  const { pk, sk } = childSlot(event.id, service.id);
  const row = await readRow('incident', pk, sk);
  const heldBy = row && String(row.holder);
  const held = heldBy === undefined ? undefined : await goingOn(await incidents.find(heldBy));
  const parent = await parentOf(of);
  // One that was solved with an earlier parent stays so: what begins anew has one of its own.
  const stands = held && (isWorking(held) || !parent || held.parent === parent.id);
  if (stands) return note(held.id, theirs, spread);
  if (!parent || event.state === 'closed') return;
  const { title, description, impact, urgency } = of;
  const opening = { title, description, impact, urgency, service: service.id, team: service.team };
  const about = {
    ...opening,
    source: 'alarm' as const,
    ...(await assigned({ ...opening, source: 'alarm' }, now)),
  };
  const id = await nextNumber('incident', 'INC');
  const standings = { child: undefined, parent: await standingOf(parent.id) };
  const told = { event: event.id, health: kept(event, theirs), heldBy };
  await incidents.save(openChild(about, told, { parent, standings }, id, by, now), { depth });
}

/**
 * Says what an event of AWS Health affects on the incident that it made, and opens one of its own, as a child, for each other
 * service whose items are affected. Whatever is heard first, and however often, it comes out the same.
 */
export async function spread(incident: string, id: string, now: string, depth: number): Promise<void> {
  const [event, found] = await Promise.all([findHealthEvent(id), incidents.find(incident)]);
  const of = await goingOn(found);
  if (!event || !of) return;
  const { affected, services } = await affectedBy(event);
  const told = { event, now, depth };
  await note(of.id, affected, told);
  const others = services.filter((one) => one.id !== of.service);
  for (const service of others.slice(0, mostChildren)) {
    const theirs = affected.filter((one) => one.service === service.id);
    await retryingRaces(() => tellChild(of, service, theirs, told)).catch((error: unknown) => {
      // A family that can take nobody in: the resources stand on the incident itself.
      if (!(error instanceof Refusal) || error.reason !== 'illegal-transition') throw error;
    });
  }
}

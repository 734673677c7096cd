import { serviceOfAlarm } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { affectedBy, findHealthEvent, type HealthEvent, isWhole } from '../monitoring/read.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { Change } from './change.ts';
import { sameContent } from './content.ts';
import {
  asTold,
  endForHealth,
  eventSlot,
  type Owner,
  openForHealth,
  openingFor,
  tell,
} from './health-change.ts';
import { type Asked, isDone, isResolved } from './health-work.ts';
import { riskOf } from './judging.ts';
import { changes } from './keep.ts';
import { isOver } from './lifecycle.ts';
import { open } from './opening.ts';
import { noRisk } from './risk.ts';

const by = system('aws-health');

/** Whose it is: the service of its items, else the one that a rule of a service or nothing says, as with an alarm. */
async function askedBy(found: HealthEvent): Promise<{ asked: Asked; owner: Owner }> {
  const { id: event, code, account, region, awsService, entities: _, ...rest } = found;
  const { affected, services } = await affectedBy(found);
  const asked = { ...rest, event, code, account, region, affected, whole: isWhole(found) && !found.more };
  const [first] = services;
  if (first) return { asked, owner: { team: first.team, services: services.map(({ id }) => id) } };
  const namespace = awsService && `AWS/${awsService}`;
  const { service, because } = await serviceOfAlarm({ alarmName: code, account, region, namespace });
  return { asked, owner: { team: service.team, services: because === 'default' ? [] : [service.id] } };
}

/** The work of it is over: what AWS asks for from then on is a change of its own. */
const isWorked = ({ state }: Change): boolean => isOver({ state }) || state === 'review';

/** Whether AWS asks for something that the change which is over did not have, or had resolved, or that AWS had withdrawn. */
function asksForMore({ tasks = [], awsHealth }: Change, { affected }: Asked): boolean {
  if (awsHealth?.state === 'closed') return affected.length === 0 || !affected.every(isResolved);
  const had = new Map(tasks.map(({ resource }) => [resource?.id, resource?.status]));
  return affected.some((one) => !isResolved(one) && [undefined, 'RESOLVED'].includes(had.get(one.resource)));
}

async function begin(asked: Asked, owner: Owner, heldBy: string | undefined, now: string): Promise<Change> {
  const opening = openingFor(asked, owner, now);
  const draft = open(opening, noRisk, 'CHG-1', by, now).after;
  const [risk, id] = [await riskOf(draft), await nextNumber('change', 'CHG')];
  return changes.save(openForHealth(asked, opening, risk, heldBy, id, by, now));
}

async function goOn(before: Change, asked: Asked, owner: Owner, now: string, depth: number): Promise<void> {
  const next = asTold(before, asked, owner, now);
  const risk = sameContent(before, next) ? before.risk : await riskOf(next);
  const told = tell(before, next, risk, by, now);
  const change = told ? await changes.save(told, { depth }) : before;
  const end = endForHealth(change, asked, by, now);
  if (end) await changes.save(end, { depth });
}

/**
 * Follows what AWS Health says of work that is planned: one change for each event, whatever of it is heard first, and however often.
 * An event that is over, or all of whose resources are resolved, opens none.
 */
export async function followEvent(id: string, now: string, depth: number): Promise<void> {
  const found = await findHealthEvent(id);
  if (found?.category !== 'scheduled-change') return;
  const { asked, owner } = await askedBy(found);
  const { pk, sk } = eventSlot(id);
  const row = await readRow('change', pk, sk);
  const holder = row && String(row.holder);
  const change = holder === undefined ? undefined : await changes.find(holder);
  if (change && !isWorked(change)) return goOn(change, asked, owner, now, depth);
  if (asked.state === 'closed' || isDone(asked) || (change && !asksForMore(change, asked))) return;
  await begin(asked, owner, holder, now);
}

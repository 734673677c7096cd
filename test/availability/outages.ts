import { compositeOf } from '../../functions/availability/composite.ts';
import type { Entry } from '../../functions/availability/entry.ts';
import type { Outage } from '../../functions/availability/outage.ts';
import type { Structure } from '../../functions/availability/structure.ts';
import type { Actor } from '../../functions/kernel/actor.ts';

export const at = (clock: string, date = '2026-11-23') => Date.parse(`${date}T${clock}:00Z`);
export const moment = (clock: string, date?: string) => new Date(at(clock, date)).toISOString();

export const dana: Actor = { id: 'dana', kind: 'person', roles: ['agent'], teams: ['platform'] };

let nth = 0;
/** An outage as figures see it, by its clock times on one day. */
export const entry = (
  from: string,
  until?: string,
  type: Entry['type'] = 'outage',
  acknowledged?: string,
): Entry => ({
  id: `OUT-${++nth}`,
  type,
  from: at(from),
  until: until === undefined ? undefined : at(until),
  acknowledgedAt: acknowledged === undefined ? undefined : at(acknowledged),
});

export const outage = (fields: Partial<Outage> = {}): Outage => ({
  id: 'OUT-1001',
  kind: 'outage',
  version: 1,
  title: 'Checkout is down',
  state: 'open',
  type: 'outage',
  services: ['checkout'],
  offerings: [],
  cis: [],
  begin: moment('10:00'),
  source: 'alert',
  of: 'ALT-1001',
  run: 1,
  incidents: [],
  openedBy: 'system:on-alert',
  ...fields,
});

/** The value of a composite that is exact. */
export function exactly(structure: Structure, of: Readonly<Record<string, number>>): number {
  const { exact, lower, upper } = compositeOf(structure, (id) => of[id]);
  if (!exact || lower !== upper) throw new Error('It is not exact');
  return lower;
}

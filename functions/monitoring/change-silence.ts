import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import type { Condition } from '../record/condition.ts';
import type { MaintenanceWindow } from './maintenance-window.ts';

/** The row by which the maintenance window of a change is found. */
export const silenceKey = (change: string) => ({ pk: `change-window#${change}`, sk: 'claim' });

/** What a change silences while its work lasts. */
export type Silence = {
  readonly change: string;
  readonly title: string;
  readonly to: string;
  readonly services: readonly string[];
  /** Names by which alarms may mean its items: ARNs, ids of resources, names. */
  readonly resources: readonly string[];
};

const most = 100;

/** What an alert has to be about to be silenced: one of the services, or one of the items. */
export function conditionOf({ services, resources }: Silence): Condition | undefined {
  const parts: Condition[] = services.length ? [{ field: 'service', in: [...services] }] : [];
  for (let from = 0; from < resources.length; from += most)
    parts.push({ field: 'resource', in: resources.slice(from, from + most) });
  return parts.length ? { any: parts } : undefined;
}

/**
 * Opens a maintenance window for the work on a change. It may last longer than one that people open, because it ends with the
 * change's own window and cannot be forgotten.
 *
 * @returns undefined for a change to nothing that alarms could be about, and for one whose window is over
 */
export function silenceFor(
  silence: Silence,
  id: string,
  by: Actor,
  at: string,
): Decision<MaintenanceWindow> | undefined {
  const condition = conditionOf(silence);
  const { change, title, to } = silence;
  if (!condition || to <= at) return undefined;
  const window = {
    id,
    kind: 'maintenance-window' as const,
    state: 'running' as const,
    title: `${change}: ${title}`.slice(0, 120),
    condition,
    change,
    from: at,
    to,
    openedBy: by.id,
    clocks: { sweep: at, end: to },
  };
  const type = 'maintenance-window.started';
  const decision = decide<MaintenanceWindow>(undefined, window, { type, by: by.id, at });
  return { ...decision, claims: [{ ...silenceKey(change), values: { window: id } }] };
}

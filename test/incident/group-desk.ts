import {
  clear,
  type Firing,
  firingClaim,
  groupSlotOf,
  join,
  openFor,
  slotOf,
} from '../../functions/incident/alarm.ts';
import { type Incident, isWorking } from '../../functions/incident/incident.ts';
import { type Held, placementOf } from '../../functions/incident/placement.ts';
import { system } from '../../functions/kernel/actor.ts';
import type { Decision } from '../../functions/kernel/decision.ts';

const by = system('on-alert');

/** An alert as it is by now: its newest firing, and whether that goes on. */
export type Standing = Firing & { readonly parts?: readonly string[] };

/** What there is at one moment: incidents by id, holders of slots, and the firings that are counted. */
type World = {
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly rows: ReadonlyMap<string, string>;
};

/** A transaction that met a newer version or a taken row. */
const raced = Symbol('raced');

/** Incidents as transactions keep them: on their version, and each claim only if its row is as it was seen. */
export function groupDesk() {
  const worlds: World[] = [{ incidents: new Map(), rows: new Map() }];
  const live = () => worlds.at(-1) as World;

  const save = ({ before, after, claims = [] }: Decision<Incident>): typeof raced | undefined => {
    const { incidents, rows } = live();
    if (incidents.get(after.id)?.version !== before?.version) return raced;
    if (new Set(claims.map(({ pk }) => pk)).size !== claims.length) throw new Error('One row twice');
    for (const { pk, heldBy } of claims) if (rows.get(pk) !== heldBy) return raced;
    const taken = claims.map(({ pk, values }): [string, string] => [
      pk,
      String(values?.holder ?? values?.incident),
    ]);
    worlds.push({
      incidents: new Map([...incidents, [after.id, after]]),
      rows: new Map([...rows, ...taken]),
    });
    return undefined;
  };

  const held = ({ incidents, rows }: World, slot: Held['slot']): Held => {
    const holder = rows.get(slot.pk);
    return { slot, holder, incident: holder === undefined ? undefined : incidents.get(holder) };
  };

  /** One attempt to place a firing, from what was so at some moment; true when there is more to do. */
  const place = (seen: World, alert: Standing, episode: number, now: string) => {
    if (seen.rows.has(firingClaim(alert.id, episode, '').pk)) return false;
    const own = held(seen, slotOf(alert.id));
    const ended = own.incident && clear(own.incident, alert, by, now);
    if (ended) {
      save(ended);
      return true;
    }
    const firing = { ...alert, episode };
    const groups = (alert.group?.keys ?? []).map((key) => held(seen, groupSlotOf(key)));
    const parts = (alert.parts ?? []).map((part) => held(seen, slotOf(part)));
    const { joins, takes } = placementOf(own, { groups, parts }, now);
    const id = `INC-${live().incidents.size + 1}`;
    return joins
      ? save(join(joins, firing, by, now, takes(joins.id))) === raced
      : save(
          openFor(firing, { service: 'checkout', team: 'platform' }, id, own.holder, by, now, takes(id)),
        ) === raced;
  };

  const settle = (seen: World, alert: Standing, now: string) => {
    const { incident } = held(seen, slotOf(alert.id));
    const ended = incident && clear(incident, alert, by, now);
    return ended !== undefined && save(ended) === raced;
  };

  const patiently = (behind: number, attempt: (seen: World) => boolean) => {
    let seen = worlds.at(-1 - behind) ?? live();
    for (let turn = 0; attempt(seen); turn++) {
      if (turn > 10) throw new Error('It never comes to rest');
      seen = live();
    }
  };

  /**
   * Hears of an alert, as the reaction does: `raised` is the firing that the event lets through to an incident, and everything
   * else is read as it is by now.
   *
   * @param behind by how many transactions the first look is behind: it meets a race
   */
  const hear = (alert: Standing, raised: number | undefined, now: string, behind = 0) => {
    if (raised !== undefined) patiently(behind, (seen) => place(seen, alert, raised, now));
    patiently(0, (seen) => settle(seen, alert, now));
  };

  const all = () => [...live().incidents.values()];
  return { hear, all, working: () => all().filter(isWorking) };
}

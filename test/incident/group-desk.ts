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

  /** One attempt, from what was so at some moment; as the reaction to an alert does it. */
  const attempt = (seen: World, firing: Firing, raises: boolean, parts: readonly string[], now: string) => {
    const own = held(seen, slotOf(firing.id));
    if (raises && !seen.rows.has(firingClaim(firing.id, firing.episode, '').pk)) {
      const ended = own.incident && clear(own.incident, firing, by, now);
      if (ended) return save(ended) ?? 'again';
      const groups = (firing.group?.keys ?? []).map((key) => held(seen, groupSlotOf(key)));
      const kin = { groups, parts: parts.map((part) => held(seen, slotOf(part))) };
      const { joins, takes } = placementOf(own, kin, now);
      if (joins) return save(join(joins, firing, by, now, takes(joins.id))) ?? 'again';
      const id = `INC-${live().incidents.size + 1}`;
      const about = { service: 'checkout', team: 'platform' };
      return save(openFor(firing, about, id, own.holder, by, now, takes(id))) ?? 'again';
    }
    const ended = own.incident && clear(own.incident, firing, by, now);
    return ended && save(ended);
  };

  /**
   * Hears of an alert as it is now.
   *
   * @param raises whether this firing was let through to an incident
   * @param behind by how many transactions the first look is behind: it meets a race, or finds nothing to do
   */
  const hear = (
    firing: Firing,
    raises: boolean,
    now: string,
    { behind = 0, parts = [] as readonly string[] } = {},
  ) => {
    let seen = worlds.at(-1 - behind) ?? live();
    for (let turn = 0; turn < 10; turn++) {
      const outcome = attempt(seen, firing, raises, parts, now);
      if (outcome === undefined) return;
      seen = live();
    }
    throw new Error('It never comes to rest');
  };

  const all = () => [...live().incidents.values()];
  return { hear, all, working: () => all().filter(isWorking) };
}

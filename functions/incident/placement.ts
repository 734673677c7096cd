import type { Claim } from '../kernel/decision.ts';
import { hasRoom, holding, takesIn } from './alarm.ts';
import { type Incident, isWorking } from './incident.ts';

/** What a slot says: who holds it, and the incident that goes on in that one's place. It may be resolved long since. */
export type Held = {
  readonly slot: { readonly pk: string; readonly sk: string };
  readonly holder: string | undefined;
  readonly incident: Incident | undefined;
};

/** The incident that a firing joins, if it joins one, and the slots that whichever takes it in takes with it. */
export type Placement = {
  readonly joins: Incident | undefined;
  readonly takes: (incident: string) => Claim[];
};

/** Where a firing may go beside its own: slots of its groups in their order, and of the alarms that it is made of. */
export type Kin = { readonly groups: readonly Held[]; readonly parts: readonly Held[] };

/**
 * Where a firing goes: into the open incident that holds its alert, else into the first one of its groups that takes alerts in,
 * else into one of the alarms that it is made of, else into one of its own. What is resolved is never joined. The slot of
 * another alert is left alone as long as that alert has an open incident, which has to hear of its end.
 */
export function placementOf(own: Held, { groups, parts }: Kin, now: string): Placement {
  if (own.incident && isWorking(own.incident)) return { joins: own.incident, takes: () => [] };
  const open = ({ incident }: Held) => incident && takesIn(incident, now);
  const roomy = ({ incident }: Held) => incident && hasRoom(incident);
  const joins = (groups.find(open) ?? parts.find(roomy))?.incident;
  const free = [
    ...groups.filter((held) => !open(held)),
    ...parts.filter(({ incident }) => !(incident && isWorking(incident))),
  ];
  return {
    joins,
    takes: (incident) =>
      [...(joins ? [own] : []), ...free]
        .filter(({ holder }) => holder !== incident)
        .map(({ slot, holder }) => holding(slot, incident, holder)),
  };
}

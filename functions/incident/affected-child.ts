import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import type { AwsHealth } from './affected-resource.ts';
import { attach, type Standings } from './family.ts';
import { type Incident, incidentWords } from './incident.ts';
import { type Opening, open } from './opening.ts';

/** The row that names the incident of one service that an event of AWS Health affects. */
export const childSlot = (event: string, service: string) => ({
  pk: `health#${event}#${service}`,
  sk: 'claim',
});

/** Which event it is of, what is affected, and which incident stood for that service before, if one did. */
type Told = {
  readonly event: string;
  readonly health: AwsHealth[string];
  readonly heldBy: string | undefined;
};
type Family = { readonly parent: Incident; readonly standings: Standings };

/**
 * Opens the incident of one service that an event affects, as a child of the event's own, in one transaction, once.
 *
 * @throws {Refusal} `illegal-transition` when the family can take nobody in
 */
export function openChild(
  about: Omit<Opening, 'because'>,
  { event, health, heldBy }: Told,
  { parent, standings }: Family,
  id: string,
  by: Actor,
  at: string,
): Decision<Incident> {
  const opened = open({ ...about, because: 'item' }, id, by, at);
  const tied = attach(opened.after, parent, standings, by, at) as Decision<Incident>;
  const { version: _, chain: __, ...child } = tied.after;
  const next = { ...child, family: { version: 1 }, awsHealth: { [event]: health } };
  const { changed: ___, said: ____, ...said } = opened.event;
  const facts = { ...said.facts, event, resources: health.count };
  const freeText = [...incidentWords, 'awsHealth'];
  const decision = decide<Incident>(undefined, next, { ...said, facts, freeText });
  return {
    ...decision,
    claims: [
      ...(opened.claims ?? []),
      ...(tied.claims ?? []),
      { ...childSlot(event, about.service), values: { holder: id }, ...(heldBy !== undefined && { heldBy }) },
    ],
    checks: tied.checks ?? [],
  };
}

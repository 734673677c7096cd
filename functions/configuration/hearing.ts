import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { readableLine } from '../kernel/text.ts';
import type { FieldValue } from '../record/field-values.ts';
import { type Ci, settled } from './ci.ts';
import { decideCi } from './ci-commands.ts';
import type { CiState } from './ci-lifecycle.ts';
import type { Rules } from './class-rules.ts';
import { firstCheck } from './first-check.ts';
import { attributesOf, type Observation } from './observation.ts';
import type { Saying, Sayings } from './reconcile.ts';

/** What tells services, owners and criticality of a resource, by its tags. */
const tagged = { service: 'itsm:service', owner: 'itsm:owner', criticality: 'itsm:criticality' } as const;

/** The tags by which CloudFormation says that a resource is a stack's. */
export const stackTags = {
  id: 'aws:cloudformation:stack-id',
  name: 'aws:cloudformation:stack-name',
  logicalId: 'aws:cloudformation:logical-id',
} as const;

function picked(tags: Readonly<Record<string, string>>, names: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(names).flatMap(([field, tag]) => {
      const value = readableLine(tags[tag] ?? '')
        .slice(0, 300)
        .toWellFormed();
      return value ? [[field, value]] : [];
    }),
  );
}

/** What an observation says, by who says it: Config itself, CloudFormation and whoever tagged the resource. */
function sayings(before: Sayings, observation: Observation, rules: Rules): Sayings {
  const { at, order, tags, name } = observation;
  const { config: _, cloudformation: __, tags: ___, ...others } = before;
  const of = (source: string, values: Record<string, FieldValue>): Record<string, Saying> =>
    Object.keys(values).length ? { [source]: { at, order, values } } : {};
  const stack = { 'attributes.stack': stackTags.name, 'attributes.logical-id': stackTags.logicalId };
  return {
    ...others,
    ...of('config', { name, ...attributesOf(observation, rules) }),
    ...of('cloudformation', picked(tags, stack)),
    ...of('tags', picked(tags, tagged)),
  };
}

/** Whether the newest word of Config is that the resource is gone. */
export const isEnded = ({ full = -1, ended = -1 }: NonNullable<Ci['observed']>): boolean => ended > full;

function stateOf(before: Ci | undefined, observed: NonNullable<Ci['observed']>): CiState {
  if (isEnded(observed)) return 'retired';
  if (!before || before.state === 'planned') return 'in-use';
  // What people have retired stays so, whatever is left of it; what Config retired is back.
  return before.state === 'retired' && before.observed && isEnded(before.observed) ? 'in-use' : before.state;
}

const types = (was: CiState | undefined, is: CiState): string | undefined => {
  if (!was) return 'ci.added';
  if (was === is) return undefined;
  return is === 'retired' ? 'ci.retired' : was === 'retired' ? 'ci.restored' : 'ci.deployed';
};

/** An observation, what it is of, and the rules of that class. */
export type Hearing = {
  readonly observation: Observation;
  readonly id: string;
  readonly class: string;
  readonly rules: Rules;
};

/**
 * What an observation makes of an item. Observations may come twice and in any order: the newest that describes the resource and the
 * newest that says it is gone decide by themselves, so that all orders end at the same item.
 *
 * @returns undefined when it says nothing new
 */
export function hear(
  before: Ci | undefined,
  { observation, id, class: kindOf, rules }: Hearing,
  by: Actor,
  now: string,
): Decision<Ci> | undefined {
  const { status, order, at, identity, name, properties } = observation;
  const { full = -1, ended = -1 } = before?.observed ?? {};
  const gone = status === 'gone';
  if (status === 'unwatched' || order <= (gone ? ended : full)) return undefined;
  const observed = { ...before?.observed, ...(gone ? { ended: order } : { full: order }) };
  const known = before?.said ?? {};
  const bare = before ? known : { config: { at, order: -1, values: { name } } };
  const newest = order >= Math.max(full, ended);
  const state = stateOf(before, observed);
  const draft = {
    ...(before ?? { clocks: firstCheck(now) }),
    ...identity,
    ...(before?.arn && { arn: before.arn }),
    ...{ id, kind: 'ci' as const, state, class: kindOf, observed },
    said: gone ? bare : sayings(known, observation, rules),
    seenAt: before && before.seenAt > at ? before.seenAt : at,
    ...(newest || !before?.latest
      ? { latest: { source: 'config', at, order, ...(Object.keys(properties).length && { properties }) } }
      : { latest: before.latest }),
  };
  const decision = decideCi(before, settled(draft, rules, now), { type: 'ci.confirmed', by: by.id, at: now });
  const { latest: _, ...visible } = decision.event.changed;
  const differs = newest && (Object.keys(visible).length > 0 || Object.keys(properties).length > 0);
  const type = types(before?.state, state) ?? (differs ? 'ci.changed' : 'ci.confirmed');
  const facts = { source: 'config', capturedAt: at, ...(Object.keys(properties).length && { properties }) };
  // What Config says to have changed is told with the event; the item itself is that change's outcome.
  const { properties: __, ...latest } = { properties, ...decision.after.latest };
  const after = { ...decision.after, latest } as Ci;
  return { ...decision, after, event: { ...decision.event, type, facts } };
}

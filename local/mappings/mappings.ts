import type { DatabaseSync } from 'node:sqlite';
import { awsError, notHosted } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { Place } from '../events/envelope.ts';
import { createSwitches } from '../switches.ts';
import type { Mapping, MappingProperties } from './mapping.ts';

type Made = { mapping: Mapping; properties: MappingProperties; isOn: boolean; changedAt: number };
type Input = Record<string, unknown>;

/** The event source mappings of the template, and the operations of Lambda that are about them. */
export type Mappings = {
  /**
   * @param uuid by which calls name it
   * @param make it as it was switched last
   */
  add(uuid: string, properties: MappingProperties, make: (switched: MappingProperties) => Mapping): void;
  all(): Mapping[];
  /** Answers an operation, or undefined when it is not about mappings. */
  call(operation: string, input: Input): unknown;
};

/** What the caller may change here; everything else comes from the template. */
const changeable = ['UUID', 'Enabled', 'FunctionName'];

/**
 * Keeps the mappings by their UUID. UpdateEventSourceMapping switches one on and off, which AWS does within a minute (`Disabling`,
 * then `Disabled`) and the laptop at once; it stays so until a deployment changes the mapping.
 */
export function createMappings(deps: { db: DatabaseSync; clock: Clock; place: Place }): Mappings {
  const { db, clock, place } = deps;
  const switches = createSwitches(db);
  const made = new Map<string, Made>();
  const arnOf = (uuid: string) =>
    `arn:aws:lambda:${place.region}:${place.account}:event-source-mapping:${uuid}`;

  function find(uuid: string): Made {
    const found = made.get(uuid);
    if (found) return found;
    throw awsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404);
  }

  function described(uuid: string, State?: string): Input {
    const { properties, isOn, changedAt } = find(uuid);
    const { id: _, Enabled: __, FunctionName, ...rest } = properties;
    const name = FunctionName.split(':').at(-1);
    return {
      UUID: uuid,
      EventSourceMappingArn: arnOf(uuid),
      FunctionArn: `arn:aws:lambda:${place.region}:${place.account}:function:${name}`,
      ...rest,
      LastModified: changedAt / 1000,
      State: State ?? (isOn ? 'Enabled' : 'Disabled'),
      StateTransitionReason: 'USER_INITIATED',
    };
  }

  function update(input: Input): Input {
    const uuid = String(input.UUID);
    const one = find(uuid);
    const others = Object.keys(input).filter((name) => !changeable.includes(name));
    if (others.length > 0) throw notHosted('lambda', `UpdateEventSourceMapping with ${others}`);
    if (typeof input.Enabled !== 'boolean' || input.Enabled === one.isOn) return described(uuid);
    one.isOn = input.Enabled;
    one.changedAt = clock.now();
    switches.write(arnOf(uuid), one.properties, one.isOn);
    one.mapping.turn(one.isOn);
    return described(uuid, one.isOn ? 'Enabling' : 'Disabling');
  }

  return {
    add(uuid, properties, make) {
      const isOn = switches.read(arnOf(uuid), properties, properties.Enabled !== false);
      const mapping = make({ ...properties, Enabled: isOn });
      made.set(uuid, { mapping, properties, isOn, changedAt: clock.now() });
    },
    all: () => [...made.values()].map(({ mapping }) => mapping),
    call(operation, input) {
      if (operation === 'GetEventSourceMapping') return described(String(input.UUID));
      if (operation === 'UpdateEventSourceMapping') return update(input);
      return undefined;
    },
  };
}

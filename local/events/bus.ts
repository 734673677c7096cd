import type { DatabaseSync } from 'node:sqlite';
import { nameOf } from '../arn.ts';
import { awsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { Deliver } from '../delivery.ts';
import type { Jobs } from '../jobs.ts';
import { transaction } from '../state.ts';
import { createSwitches } from '../switches.ts';
import {
  type Entry,
  type EntryFailure,
  type Envelope,
  entrySize,
  envelopeOf,
  type Place,
} from './envelope.ts';
import { inputFor } from './input.ts';
import { matches } from './pattern.ts';
import { flatten } from './pattern-fields.ts';
import { type Rule, type RuleProperties, ruleOf } from './rule.ts';
import { scheduledRules } from './scheduled-rules.ts';
import { targetCall } from './target-call.ts';

export type PutEventsResult = { FailedEntryCount: number; Entries: ({ EventId: string } | EntryFailure)[] };

export type Bus = {
  addBus(name: string): void;
  /** Before jobs.resume(): a scheduled rule takes up the time that it was waiting for. */
  addRule(properties: RuleProperties): Rule;
  putEvents(entries: Entry[]): PutEventsResult;
  /** Lets a rule fire, or not; it stays so until a deployment changes the rule. */
  switchRule(rule: Rule, on: boolean): void;
  buses(): string[];
  rules(bus: string): Rule[];
};

type BusDeps = {
  db: DatabaseSync;
  clock: Clock;
  jobs: Jobs;
  deliver: Deliver;
  place: Place;
  /** Told the name of every rule that fired. */
  onFired?: (rule: string) => void;
  /** Told of every event that the default bus takes. */
  onEvent?: (event: Envelope) => void;
};

const sizeLimit = 1_048_576;

function refuseRequest(entries: Entry[]): void {
  const invalid = (message: string) => awsError('ValidationException', message);
  if (entries.length < 1 || entries.length > 10) {
    throw invalid(
      `1 validation error detected: Value '[PutEventsRequestEntry]' at 'entries' failed to satisfy constraint: Member must have length ${entries.length < 1 ? 'greater than or equal to 1' : 'less than or equal to 10'}`,
    );
  }
  const size = entries.reduce((sum, entry) => sum + entrySize(entry), 0);
  if (size > sizeLimit) throw invalid('Total size of the entries in the request is over the limit.');
}

/**
 * EventBridge's buses with the rules of the template. A matched event is handed over for delivery in the same
 * transaction that accepts it, so that what PutEvents has answered is delivered, `kill -9` or not.
 */
export function createBus({ db, clock, jobs, deliver, place, onFired, onEvent }: BusDeps): Bus {
  const buses = new Map<string, Rule[]>([['default', []]]);
  const switches = createSwitches(db);
  const arnOf = (resource: string) => `arn:aws:events:${place.region}:${place.account}:${resource}`;

  function rules(bus: string): Rule[] {
    const found = buses.get(nameOf(bus));
    if (!found) throw awsError('ResourceNotFoundException', `Event bus ${nameOf(bus)} does not exist.`);
    return found;
  }

  function fire(rule: Rule, event: Envelope): void {
    onFired?.(rule.name);
    for (const target of rule.targets) {
      const text = inputFor(target, event, rule, clock.now());
      const call = targetCall(rule, target, event, text);
      const queueArn = target.DeadLetterConfig?.Arn;
      deliver({
        call,
        retry: target.RetryPolicy,
        deadLetter: queueArn
          ? {
              queueArn,
              caller: { name: rule.name, principal: 'events.amazonaws.com', source: rule.arn },
              body: JSON.stringify(event),
              attributes: { RULE_ARN: rule.arn, TARGET_ARN: target.Arn },
            }
          : undefined,
      });
    }
  }

  function put(entry: Entry): { EventId: string } | EntryFailure {
    const event = envelopeOf(entry, place, clock.now());
    if ('ErrorCode' in event) return event;
    const bus = nameOf(entry.EventBusName ?? 'default');
    if (!buses.has(bus)) {
      return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${bus} does not exist.` };
    }
    const fields = flatten(event);
    if (bus === 'default') onEvent?.(event);
    for (const rule of rules(bus)) {
      if (rule.enabled && rule.pattern && matches(rule.pattern, fields)) fire(rule, event);
    }
    return { EventId: event.id };
  }

  const schedule = scheduledRules({
    db,
    clock,
    jobs,
    place,
    fire,
    find: (bus, name) => buses.get(bus)?.find((rule) => rule.name === name),
  });

  return {
    rules,
    buses: () => [...buses.keys()],
    addBus(name) {
      buses.set(name, buses.get(name) ?? []);
    },
    addRule(properties) {
      const bus = nameOf(properties.EventBusName ?? 'default');
      const arn = arnOf(bus === 'default' ? `rule/${properties.Name}` : `rule/${bus}/${properties.Name}`);
      const rule = ruleOf(properties, bus, arn);
      rule.enabled = switches.read(arn, properties, rule.enabled);
      rules(bus).push(rule);
      schedule(rule);
      return rule;
    },
    switchRule(rule, on) {
      rule.enabled = on;
      switches.write(rule.arn, rule.properties, on);
      schedule(rule);
    },
    putEvents(entries) {
      refuseRequest(entries);
      const Entries = transaction(db, () => entries.map(put));
      return { FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries };
    },
  };
}

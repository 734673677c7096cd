import { awsError, notHosted } from '../aws-error.ts';
import type { Service } from '../dispatcher.ts';
import type { Bus } from './bus.ts';
import type { Entry, Place } from './envelope.ts';
import { matchesEvent } from './pattern.ts';
import type { Rule } from './rule.ts';

type RuleInput = { Name?: string; Rule?: string; EventBusName?: string; NamePrefix?: string };

function describe({ name, arn, bus, enabled, properties }: Rule): Record<string, unknown> {
  const { Description, EventPattern, ScheduleExpression } = properties;
  const pattern = EventPattern === undefined ? undefined : JSON.stringify(EventPattern);
  return {
    Name: name,
    Arn: arn,
    EventBusName: bus,
    Description,
    EventPattern: pattern,
    ScheduleExpression,
    State: enabled ? 'ENABLED' : 'DISABLED',
  };
}

function ruleOf(bus: Bus, name: string | undefined, busName = 'default'): Rule {
  const found = bus.rules(busName).find((rule) => rule.name === name);
  if (found) return found;
  throw awsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${busName}.`);
}

function parseEvent(event: unknown): unknown {
  try {
    return JSON.parse(String(event));
  } catch {
    throw awsError('ValidationException', 'Parameter Event is not valid.');
  }
}

/** EventBridge's operations, for the dispatcher. Rules come from the template; calls switch them on and off, and no more. */
export function eventsService(bus: Bus, { region, account }: Place): Service {
  return async ({ service, operation, input }) => {
    const { Name, Rule: ruleName, EventBusName, NamePrefix = '' } = input as RuleInput;
    switch (operation) {
      case 'PutEvents':
        return bus.putEvents((input.Entries as Entry[] | undefined) ?? []);
      case 'ListRules':
        return {
          Rules: bus
            .rules(EventBusName ?? 'default')
            .filter(({ name }) => name.startsWith(NamePrefix))
            .map(describe),
        };
      case 'DescribeRule':
        return describe(ruleOf(bus, Name, EventBusName));
      case 'EnableRule':
      case 'DisableRule':
        bus.switchRule(ruleOf(bus, Name, EventBusName), operation === 'EnableRule');
        return {};
      case 'ListTargetsByRule':
        return { Targets: ruleOf(bus, ruleName, EventBusName).targets };
      case 'TestEventPattern':
        return { Result: matchesEvent(input.EventPattern, parseEvent(input.Event)) };
      case 'ListEventBuses':
        return {
          EventBuses: bus
            .buses()
            .filter((name) => name.startsWith(NamePrefix))
            .map((name) => ({ Name: name, Arn: `arn:aws:events:${region}:${account}:event-bus/${name}` })),
        };
      default:
        throw notHosted(service, operation);
    }
  };
}

import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Call, Service } from '../dispatcher.ts';
import type { Definition } from './definition.ts';
import { readDefinition } from './definition-text.ts';
import { openExecutionStore } from './execution-store.ts';
import { createExecutions } from './executions.ts';
import type { Engine } from './lane.ts';
import { openMachineStore } from './machine-store.ts';
import { createService } from './service.ts';
import { type StatusEvent, statusEvent } from './status-event.ts';
import { createTokens } from './token.ts';

export type StepFunctions = {
  /**
   * Creates or updates a machine; what runs keeps the definition it started with.
   *
   * @returns the machine's ARN
   * @throws when the definition holds anything that is not hosted
   */
  deploy(machine: {
    name: string;
    definition: string | object;
    roleArn: string;
    loggingLevel?: string;
  }): string;
  service: Service;
  /** Goes on with everything that ran when the last host stopped, however it stopped. */
  resume(): void;
  /** Lets go of everything that runs, without ending it. */
  suspend(): void;
  /** States entered and attempts made again since the host started: what AWS bills. */
  transitions(): number;
};

/**
 * Step Functions Standard for one machine: JSONata only, on the host's clock, durable in `sql`.
 * Every step is committed before the next is taken, so that what was started is carried on after `kill -9`; a call
 * that was in flight then is made again.
 */
export function createStepFunctions(options: {
  sql: DatabaseSync;
  clock: Clock;
  activity: Activity;
  integrate(call: Call): Promise<unknown>;
  onStatus(event: StatusEvent): void;
  region: string;
  account: string;
}): StepFunctions {
  const { sql, clock, activity, integrate, onStatus, region, account } = options;
  const machines = openMachineStore(sql);
  const store = openExecutionStore(sql);
  const tokens = createTokens((arn) => store.get(arn) !== undefined);
  const definitions = new Map<string, Definition>();
  let transitions = 0;

  function definitionOf(key: string): Definition {
    const known = definitions.get(key) ?? readDefinition(key, machines.definitionText(key));
    definitions.set(key, known);
    return known;
  }

  const engine: Engine = {
    clock,
    activity,
    integrate,
    tokens,
    region,
    countTransition: () => {
      transitions += 1;
    },
  };
  const executions = createExecutions(engine, store, definitionOf, (execution) =>
    onStatus(statusEvent(execution, clock.now(), region, account)),
  );

  return {
    deploy({ name, definition, roleArn, loggingLevel = 'OFF' }) {
      const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
      readDefinition(name, text);
      const arn = `arn:aws:states:${region}:${account}:stateMachine:${name}`;
      return machines.put({ arn, name, roleArn, loggingLevel }, text, clock.now()).arn;
    },
    service: createService({ machines, store, executions, tokens, now: clock.now }),
    resume: executions.resume,
    suspend: executions.suspend,
    transitions: () => transitions,
  };
}

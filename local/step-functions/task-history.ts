import type { Failure } from './failure.ts';
import { type Details, inputOf, outputOf } from './history.ts';
import type { Json } from './json.ts';
import { type Lane, record } from './lane.ts';
import type { Resource } from './resource.ts';

const named = ({ resourceType, resource }: Resource): Details => ({ resourceType, resource });
const spoken = ({ error, cause }: Failure): Details => ({
  ...(error !== undefined && { error }),
  ...(cause !== undefined && { cause }),
});

/** A function named by its own ARN has events of its own on AWS; every integration shares the `Task…` events. */
export function recordScheduled(
  lane: Lane,
  resource: Resource,
  parameters: Json,
  timeout?: number,
  heartbeat?: number,
) {
  const limits = {
    ...(timeout !== undefined && { timeoutInSeconds: timeout }),
    ...(heartbeat !== undefined && { heartbeatInSeconds: heartbeat }),
  };
  if (resource.functionArn) {
    record(lane, 'LambdaFunctionScheduled', {
      resource: resource.resource,
      ...inputOf(parameters),
      ...limits,
    });
    record(lane, 'LambdaFunctionStarted');
    return;
  }
  const { region } = lane.engine;
  const call = { ...named(resource), region, parameters: JSON.stringify(parameters), ...limits };
  record(lane, 'TaskScheduled', call);
  record(lane, 'TaskStarted', named(resource));
}

export function recordSubmitted(lane: Lane, resource: Resource, output: Json) {
  record(lane, 'TaskSubmitted', { ...named(resource), ...outputOf(output) });
}

export function recordEnd(lane: Lane, resource: Resource, reply: { output: Json } | Failure) {
  const kind = resource.functionArn ? 'LambdaFunction' : 'Task';
  const who = resource.functionArn ? {} : named(resource);
  if ('output' in reply) record(lane, `${kind}Succeeded`, { ...who, ...outputOf(reply.output) });
  else if (reply.error === 'States.Timeout') record(lane, `${kind}TimedOut`, { ...who, error: reply.error });
  else record(lane, `${kind}Failed`, { ...who, ...spoken(reply) });
}

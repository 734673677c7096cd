import type { Resolver } from '../assembly/resolver.ts';
import type { MappingProperties } from '../mappings/mapping.ts';
import { createQueueMapping } from '../mappings/queue.ts';
import { createStreamMapping } from '../mappings/stream.ts';
import { callerOf } from './deploy-functions.ts';
import type { Ground, Services } from './services.ts';

/**
 * Makes the event source mappings of the template; they read nothing before they are started.
 *
 * @throws for a source that is neither a queue nor a table's stream
 */
export function deployMappings(resolver: Resolver, ground: Ground, services: Services): void {
  const { db, clock, activity, functions, place, dispatcher, log } = ground;
  const { dynamodb, queues, deliver, mappings } = services;
  for (const { id, stack, props } of resolver.each('AWS::Lambda::EventSourceMapping')) {
    const properties = { ...props, id: `${stack.name}-${id}` } as unknown as MappingProperties;
    const caller = callerOf(functions.find(properties.FunctionName));
    const common = { clock, activity, invoke: functions.invoke, caller, log };
    const { EventSourceArn } = properties;
    mappings.add(String(resolver.value({ Ref: id }, stack)), properties, (switched) => {
      if (EventSourceArn.startsWith('arn:aws:dynamodb:')) {
        return createStreamMapping({ ...common, db, source: dynamodb, deliver, place }, switched);
      }
      if (EventSourceArn.startsWith('arn:aws:sqs:')) {
        return createQueueMapping({ ...common, queues, dispatch: dispatcher.dispatch }, switched);
      }
      throw new Error(`${stack.name}/${id}: the source ${EventSourceArn} is not hosted`);
    });
  }
}

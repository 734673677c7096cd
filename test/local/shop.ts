import type { Target } from '../../local/events/rule.ts';
import { openMessaging } from './messaging.ts';

/** An event of the shop, for the bus `desk`. */
export const entry = (detail: object, more: object = {}) => ({
  EventBusName: 'desk',
  Source: 'shop',
  DetailType: 'order.placed',
  Detail: JSON.stringify(detail),
  ...more,
});

/** A host with one rule for the shop's events, and two queues that a target or a dead letter may name. */
export function openBus(
  target: Partial<Target> & { Arn: string },
  options: Parameters<typeof openMessaging>[0] = {},
) {
  const host = openMessaging(options);
  host.bus.addBus('desk');
  host.queues.addQueue({ QueueName: 'work' });
  host.queues.addQueue({ QueueName: 'dead' });
  host.bus.addRule({
    Name: 'orders',
    EventBusName: 'desk',
    EventPattern: { source: ['shop'] },
    Targets: [{ Id: 't', ...target }],
  });
  return host;
}

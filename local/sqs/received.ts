import { chosenAttributes, type MessageAttributes, md5, md5OfAttributes } from './message-attributes.ts';
import type { Message } from './messages.ts';
import { handleOf } from './queues.ts';

/** Which attributes a ReceiveMessage asks for; `AttributeNames` is the older name of the system ones. */
export type Wanted = {
  AttributeNames?: string[];
  MessageSystemAttributeNames?: string[];
  MessageAttributeNames?: string[];
};

function systemAttributes(message: Message, account: string): Record<string, string> {
  return {
    SenderId: account,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receives),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(message.cameFrom !== null && { DeadLetterQueueSourceArn: message.cameFrom }),
  };
}

/** A message as ReceiveMessage answers it. */
export function received(message: Message, wanted: Wanted, account: string): Record<string, unknown> {
  const names = [...(wanted.AttributeNames ?? []), ...(wanted.MessageSystemAttributeNames ?? [])];
  const system = Object.entries(systemAttributes(message, account));
  const shown = system.filter(([name]) => names.includes('All') || names.includes(name));
  const all = JSON.parse(message.attributes) as MessageAttributes;
  const attributes = chosenAttributes(all, wanted.MessageAttributeNames ?? []);
  const hasAttributes = Object.keys(attributes).length > 0;
  return {
    MessageId: message.id,
    ReceiptHandle: handleOf(message),
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(shown.length > 0 && { Attributes: Object.fromEntries(shown) }),
    ...(hasAttributes && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: md5OfAttributes(attributes),
    }),
  };
}

import * as z from 'zod';

/** What a dead letter is and where it goes again: to a function with its input, to a queue, as a signal, or to the replay. */
export type Destination =
  | { readonly stream: object }
  | { readonly function: string; readonly payload: string }
  | { readonly queue: string; readonly message: string }
  | { readonly signal: string };

const Failed = z.looseObject({
  requestContext: z.looseObject({ functionArn: z.string() }),
  requestPayload: z.unknown(),
});

/** Lambda tells of records that it gave up on where they lie in their stream, and not what they are. */
const Positions = z.looseObject({ DDBStreamBatchInfo: z.looseObject({ streamArn: z.string() }) });

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/**
 * Reads a dead letter: the record of a failed asynchronous invocation, an event that a rule could not deliver (its target is in
 * the attribute TARGET_ARN), a message that a queue gave up on, records of a stream that the relay gave up on, or what a
 * topic could not deliver, which is a signal as it is.
 *
 * @param cameFrom ARN of the queue that gave up on it
 */
export function destinationOf(body: string, target?: string, cameFrom?: string): Destination {
  const queue = [cameFrom, target].find((arn) => arn?.includes(':sqs:'));
  if (queue) return { queue, message: body };
  if (target?.includes(':lambda:')) return { function: target, payload: body };
  const given = Positions.safeParse(parsed(body));
  if (given.success) return { stream: given.data.DDBStreamBatchInfo };
  const failed = Failed.safeParse(parsed(body));
  if (!failed.success) return { signal: body };
  const arn = failed.data.requestContext.functionArn.replace(/:\$LATEST$/, '');
  return { function: arn, payload: JSON.stringify(failed.data.requestPayload) };
}

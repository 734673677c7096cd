import * as z from 'zod';

/** What a dead letter is and where it goes again: to a function with its input, or to the signals queue. */
export type Destination =
  | { readonly function: string; readonly payload: string }
  | { readonly signal: string };

const Failed = z.looseObject({
  requestContext: z.looseObject({ functionArn: z.string() }),
  requestPayload: z.unknown(),
});

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/**
 * Reads a dead letter: the record of a failed asynchronous invocation, an event that a rule could not deliver (its
 * target is in the attribute TARGET_ARN), or a message of the signals queue, which is sent there as it is.
 */
export function destinationOf(body: string, target?: string): Destination {
  if (target?.includes(':lambda:')) return { function: target, payload: body };
  const failed = Failed.safeParse(parsed(body));
  if (!failed.success) return { signal: body };
  const arn = failed.data.requestContext.functionArn.replace(/:\$LATEST$/, '');
  return { function: arn, payload: JSON.stringify(failed.data.requestPayload) };
}

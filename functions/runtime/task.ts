import middy from '@middy/core';
import type * as z from 'zod';
import { retryingRaces } from './races.ts';

/** A task that a state machine calls. It may be called again with the same input, and decides on the record as it is. */
export function task<S extends z.ZodType, R>(ask: S, handle: (ask: z.output<S>, now: string) => Promise<R>) {
  return middy<unknown, R>().handler((event) => {
    const input = ask.parse(event);
    return retryingRaces(() => handle(input, new Date().toISOString()));
  });
}

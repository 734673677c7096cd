import middy from '@middy/core';
import type { EventBridgeEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Claim } from '../kernel/decision.ts';
import { log } from './log.ts';
import { retryingRaces } from './races.ts';

const maxDepth = 16;

/** What the bus carries of a recorded event. Consumers read the record again; `changed` says only what to look at. */
export const Told = z.object({
  id: z.string(),
  version: z.int().positive(),
  /** Of a record of whom nobody else is to know, neither when, nor by whom, nor what. */
  at: z.string().optional(),
  by: z.string().default(''),
  changed: z.record(z.string(), z.unknown()).default({}),
  depth: z.int().nonnegative(),
  /** Of events that ask for something: whose record it is. */
  of: z.object({ practice: z.string(), kind: z.string() }).optional(),
  /** Of a clock that strikes: which one of the record. */
  clock: z.string().optional(),
});

export type Heard = z.infer<typeof Told> & {
  readonly at: string;
  /** e.g. `incident.opened` */
  readonly type: string;
  /** Depth for what this reaction records. */
  readonly next: number;
};

/**
 * A reaction to recorded events. It may come twice, late and in any order: what it does must be the same then.
 * Chains of more than 16 causes are dropped, so that nothing goes round for ever. A lost race is decided again.
 */
export function reaction(handle: (heard: Heard, now: string) => Promise<void>) {
  return middy<EventBridgeEvent<string, unknown>, void>().handler(async (event) => {
    const detail = Told.parse(event.detail);
    const now = new Date().toISOString();
    const heard = { ...detail, at: detail.at ?? now, type: event['detail-type'], next: detail.depth + 1 };
    if (detail.depth > maxDepth) return log.error('Dropped an event that is too deep', { ...heard });
    await retryingRaces(() => handle(heard, new Date().toISOString()));
  });
}

/** A claim by which a consumer acts once on one event, kept for the 30 days in which it could come again. */
export const onceFor = (consumer: string, { id, version, at }: Heard): Claim => ({
  pk: `heard#${consumer}#${id}#${version}`,
  sk: 'claim',
  expiresAt: Math.floor(Date.parse(at) / 1000) + 30 * 24 * 3600,
});

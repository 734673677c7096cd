import * as z from 'zod';
import { instant } from '../record/base.ts';
import { doors } from './integration.ts';

/** What an endpoint puts onto the signals queue: the body as it came, and what only the endpoint knows. */
export const Envelope = z.object({
  door: z.enum([...doors, 'heartbeat']),
  /** The integration, or the heartbeat monitor, whose key it came with. */
  from: z.string(),
  receivedAt: instant,
  body: z.string(),
  /** It is one item of a list that came as one body: it is read as it is. */
  part: z.literal(true).optional(),
  /** A deployment, as PagerDuty's second endpoint takes it. */
  change: z.literal(true).optional(),
  /** The key that the endpoint answered with, where the message has none. */
  dedupKey: z.string().optional(),
  /** Somebody wants to see whether signals arrive. */
  test: z.enum(['firing', 'cleared']).optional(),
});
export type Envelope = z.infer<typeof Envelope>;

/** True for what an endpoint of ours put onto the queue. */
export const isOurs = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'door' in raw && 'from' in raw && 'body' in raw;

/** What a door's adapter is told beside the message. */
export type Arrived = Pick<Envelope, 'receivedAt' | 'dedupKey'> & {
  readonly id: string;
  readonly service?: string | undefined;
  readonly severities: Readonly<Record<string, 'critical' | 'error' | 'warning' | 'info'>>;
};

import * as z from 'zod';
import { moment } from '../kernel/text.ts';
import { Clocks } from './clocks.ts';

/** The fields that every record has on the wire and in its table. */
export const recordFields = {
  id: z.string(),
  title: z.string(),
  version: z.int().positive(),
  /** Hash of the newest event row; it never leaves the backend. */
  chain: z.string().optional(),
  /** When it will be looked at again by itself, and why. */
  clocks: Clocks.optional(),
};

/** A moment as the product writes it: ISO 8601 in UTC. */
export const instant = moment;

/** A record without what stays in the backend. */
export const publicly = <T extends { chain?: string | undefined }>({ chain: _, ...record }: T) => record;

import * as z from 'zod';
import { moment } from '../kernel/text.ts';

/** The fields that every record has on the wire and in its table. */
export const recordFields = {
  id: z.string(),
  title: z.string(),
  version: z.int().positive(),
  /** Hash of the newest event row; it never leaves the backend. */
  chain: z.string().optional(),
};

/** A moment as the product writes it: ISO 8601 in UTC. */
export const instant = moment;

/** A record without what stays in the backend. */
export const publicly = <T extends { chain?: string | undefined }>({ chain: _, ...record }: T) => record;

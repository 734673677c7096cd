import * as z from 'zod';
import type { Rights } from '../../kernel/rights.ts';
import { paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';

export const steps = { steps: z.array(z.string()).optional() };

/** What the API offers for reading one record of a kind: itself, and its history. */
export const reading = <const N extends string, A extends z.ZodType>(
  noun: N,
  one: string,
  rights: Rights,
  answer: A,
  what: string,
) =>
  [
    { method: 'GET', rights, id: `get${noun}` as `get${N}`, path: one, summary: `Read ${what}`, answer },
    {
      method: 'GET',
      rights,
      id: `read${noun}Timeline` as `read${N}Timeline`,
      path: `${one}/timeline`,
      summary: `Read who changed what of ${what}, oldest first`,
      query: TimelineQuery,
      answer: Timeline,
    },
  ] as const;

export const plain = z.strictObject(paging);

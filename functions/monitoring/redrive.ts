import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** One try to send again what our own failures left in the dead-letter queues. */
export const Redrive = z
  .object({
    ...recordFields,
    id: z.string().regex(/^RDV-\d+$/),
    kind: z.literal('redrive'),
    state: z.enum(['requested', 'done']),
    moved: z.int().nonnegative().optional(),
    left: z.int().nonnegative().optional(),
    openedAt: instant,
  })
  .meta({ id: 'Redrive' });
export type Redrive = z.infer<typeof Redrive>;

/** All of them in one list, oldest first: there are few. */
export const redriveKeys = ({ openedAt }: Redrive): IndexKeys => ({
  open: { team: 'all', order: openedAt },
  order: openedAt,
});

/** Asks for a redrive; a reaction does it, since no call reaches outside. */
export const requestRedrive = (id: string, by: Actor, at: string): Decision<Redrive> =>
  decide<Redrive>(
    undefined,
    { id, kind: 'redrive', title: `Redrive of ${at}`, state: 'requested', openedAt: at },
    { type: 'redrive.requested', by: by.id, at },
  );

/** What came of it: how many messages went out again, and how many could not. */
export const finishRedrive = (
  before: Redrive,
  moved: number,
  left: number,
  by: Actor,
  at: string,
): Decision<Redrive> =>
  decide<Redrive>(before, { ...before, state: 'done', moved, left }, { type: 'redrive.done', by: by.id, at });

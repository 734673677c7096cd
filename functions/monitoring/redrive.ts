import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** A record whose whole history is to be told again, e.g. `{ kind: 'incident', id: 'INC-1042' }`. */
const Subject = z.strictObject({ kind: slug, id: z.string().min(1).max(100) });

/** Without a record, whatever lies in the dead-letter queues. */
export const RequestRedrive = z.strictObject({ record: Subject.optional() });

/** One try to send again what our own failures left in the dead-letter queues. */
export const Redrive = z
  .object({
    ...recordFields,
    id: z.string().regex(/^RDV-\d+$/),
    kind: z.literal('redrive'),
    state: z.enum(['requested', 'done']),
    moved: z.int().nonnegative().optional(),
    left: z.int().nonnegative().optional(),
    record: Subject.optional(),
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
export const requestRedrive = (
  { record }: z.output<typeof RequestRedrive>,
  id: string,
  by: Actor,
  at: string,
): Decision<Redrive> =>
  decide<Redrive>(
    undefined,
    {
      id,
      kind: 'redrive',
      title: record ? `Replay of ${record.kind} ${record.id}` : `Redrive of ${at}`,
      state: 'requested',
      ...(record && { record }),
      openedAt: at,
    },
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

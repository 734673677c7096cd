import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** That somebody's data may not be erased, as long as it is held. Its id is the person's. */
export const LegalHold = z
  .object({
    ...recordFields,
    id: slug,
    kind: z.literal('legal-hold'),
    state: z.enum(['held', 'lifted']),
    reason: text(500),
    by: z.string(),
    since: instant,
  })
  .meta({ id: 'LegalHoldRecord' });
export type LegalHold = z.infer<typeof LegalHold>;

export const PlaceHold = z.strictObject({ person: slug, reason: text(500) });
export const LiftHold = z.strictObject({ reason: text(500) });

/** Read a row as: from this state, this step leads to that state. */
export const holdLifecycle = {
  held: { lift: 'lifted' },
  lifted: { place: 'held' },
} as const satisfies Lifecycle<LegalHold['state']>;

/** All of them in one list. */
export const holdKeys = ({ id }: LegalHold): IndexKeys => ({ open: { team: 'all', order: id }, order: id });

const freeText = ['reason'];

/** Holds somebody's data: a court, an authority or a claim needs it. @throws {Refusal} `illegal-transition` when it is held */
export function placeHold(
  before: LegalHold | undefined,
  { person, reason }: z.infer<typeof PlaceHold>,
  by: Actor,
  at: string,
): Decision<LegalHold> {
  const state = before ? follow(holdLifecycle, before.state, 'place') : 'held';
  const own = { id: person, kind: 'legal-hold', title: `Legal hold on ${person}` } as const;
  const next = { ...own, state, reason, by: by.id, since: at };
  return decide<LegalHold>(before, next, { type: 'legal-hold.placed', by: by.id, at, freeText });
}

/** Lets the data go. Nothing is erased by that: it has to be asked for. */
export const liftHold = (before: LegalHold, reason: string, by: Actor, at: string): Decision<LegalHold> =>
  decide<LegalHold>(
    before,
    { ...before, state: follow(holdLifecycle, before.state, 'lift') },
    { type: 'legal-hold.lifted', by: by.id, at, said: { text: reason } },
  );

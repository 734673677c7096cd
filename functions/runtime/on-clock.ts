import type { Versioned } from '../kernel/decision.ts';
import type { Clocks } from '../record/clocks.ts';
import { type Heard, reaction } from './reaction.ts';
import type { Records } from './records.ts';

type Wound = Versioned & { readonly clocks?: Clocks | undefined };

/** When a clock struck: the moment that it was wound for, by which the outcome is stamped, and what time it is now. */
export type Struck = { readonly due: string; readonly now: string; readonly depth: number };

type Strike<T> = (record: T, struck: Struck) => Promise<unknown>;
type Clockwork<T extends Wound> = {
  readonly keep: Records<T>;
  readonly strikes: Readonly<Record<string, Strike<T>>>;
};

const kindOf = ({ type }: Heard) => type.slice(0, type.lastIndexOf('.'));

/**
 * What happens when clocks of a practice's records strike, by kind and name of the clock. The record is read again: a clock
 * that was moved or taken away since does nothing. What a strike decides has to move its clock or take it away, on the
 * version that was read: then a firing that comes twice finds nothing more to do.
 *
 * @throws Error for a firing before its time, so that it is tried again a minute later
 */
export const onClock = <M extends Record<string, Wound>>(
  kinds: { readonly [K in keyof M]: Clockwork<M[K]> },
) =>
  reaction(async (heard, now) => {
    const { id, clock = '', at: due } = heard;
    const { keep, strikes } = kinds[kindOf(heard)] ?? {};
    const strike = strikes?.[clock];
    if (!keep || !strike) throw new Error(`Nothing is to happen when ${clock} strikes for ${heard.type}`);
    const record = await keep.find(id);
    if (record?.clocks?.[clock] !== due) return;
    if (due > now) throw new Error(`The clock ${clock} of ${id} struck before ${due}`);
    await strike(record, { due, now, depth: heard.next });
  });

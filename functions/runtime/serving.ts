import type { Operation } from '../kernel/contract.ts';
import type { Decision, Versioned } from '../kernel/decision.ts';
import { veil } from '../kernel/rights.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Answer } from './answer.ts';
import { type Call, commit, pageOf, placeOf, show } from './call.ts';
import { eventRows } from './history.ts';
import { type Matching, matchingPage } from './matching.ts';
import type { Records } from './records.ts';

type AnyCall = Call<Operation>;
type Listing<T> = Omit<Matching<T>, 'limit' | 'after'>;

/**
 * What many kinds of records answer alike: one record, its history, a page of it, a command on it.
 *
 * @param named puts the names of people into entries of a history
 * @param outlook what is shown of a record beside its fields
 */
export function serving<T extends Versioned>(
  keep: Records<T>,
  named: (entries: ReturnType<typeof toEntry>[]) => Promise<unknown[]>,
  outlook: (record: T) => object = () => ({}),
) {
  return {
    /** One record as it is now. */
    one: async (call: AnyCall): Promise<Answer> => {
      const record = await keep.get(call.id);
      return show(call, record, outlook(record));
    },

    /** A page of its history. */
    history: async (call: AnyCall): Promise<Answer> => {
      await keep.get(call.id);
      const { limit } = call.query as { limit: number };
      const { rows, after } = await eventRows(
        keep.practice,
        `${keep.kind}#${call.id}`,
        limit,
        await placeOf(call),
      );
      return pageOf(call, await named(rows.map(toEntry)), after);
    },

    /** A page of those that fit. */
    page: async (call: AnyCall, listing: Listing<T>): Promise<Answer> => {
      const { limit } = call.query as { limit: number };
      const { items, after } = await matchingPage(keep, { ...listing, limit, after: await placeOf(call) });
      const shown = items.map((record) =>
        veil(call.operation.rights, call.actor, { ...publicly(record), ...outlook(record) }),
      );
      return pageOf(call, shown, after);
    },

    /** Load, decide, save, answer; where there is nothing to decide, it is answered as it is. */
    command: async (
      call: AnyCall,
      decide: (before: T) => Decision<T> | undefined | Promise<Decision<T> | undefined>,
    ): Promise<Answer> => {
      const before = await keep.get(call.id);
      const decision = await decide(before);
      return decision ? commit(call, keep, decision, outlook) : show(call, before, outlook(before));
    },

    /** Saves something new, and answers it. */
    create: (call: AnyCall, decision: Decision<T>): Promise<Answer> => commit(call, keep, decision, outlook),
  };
}

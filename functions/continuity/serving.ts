import type { Operation } from '../kernel/contract.ts';
import type { Decision, Versioned } from '../kernel/decision.ts';
import { veil } from '../kernel/rights.ts';
import { named } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Answer } from '../runtime/answer.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { type Matching, matchingPage } from '../runtime/matching.ts';
import type { Records } from '../runtime/records.ts';

type AnyCall = Call<Operation>;
type Listing<T> = Omit<Matching<T>, 'limit' | 'after'>;

/** What every kind of this practice answers alike: one record, its history, a page of it, a command on it. */
export function serving<T extends Versioned>(keep: Records<T>, outlook: (record: T) => object = () => ({})) {
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
        'continuity',
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

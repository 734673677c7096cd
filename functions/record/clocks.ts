import * as z from 'zod';
import type { DomainEvent } from '../kernel/decision.ts';
import { moment } from '../kernel/text.ts';

/** When a record has to be looked at again, by the name of the reason: `{ 'auto-close': '2026-11-28T09:00:00.000Z' }`. */
export const Clocks = z.record(z.string().max(40), moment);
export type Clocks = z.infer<typeof Clocks>;

/**
 * A record's clocks with one of them set, or taken away when no moment is given. Whatever is saved with other clocks than
 * before is armed by the runtime; a clock that was moved or taken away strikes no more.
 */
export function wind(clocks: Clocks | undefined, name: string, at: string | undefined): Clocks | undefined {
  const { [name]: _, ...others } = clocks ?? {};
  const wound = at === undefined ? others : { ...others, [name]: at };
  return Object.keys(wound).length ? wound : undefined;
}

/** The clocks that an event set: those whose moment it did not find there. */
export function woundBy({ changed }: Pick<DomainEvent, 'changed'>): Clocks {
  const { from = {}, to = {} } = (changed.clocks ?? {}) as { from?: Clocks; to?: Clocks };
  return Object.fromEntries(Object.entries(to).filter(([name, at]) => from[name] !== at));
}

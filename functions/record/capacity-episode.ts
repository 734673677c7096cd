import type { Claim } from '../kernel/decision.ts';

type Metric = { readonly id: string; readonly episode: number };
type Slopes = { readonly from?: { readonly forecast?: { readonly slope?: number } } };

/** The claim by which one time in which something runs out has one record, however often it is heard of. */
export const episodeClaim = ({ id, episode }: Metric, record: string): Claim => ({
  pk: `capacity#${id}`,
  sk: `episode#${episode}`,
  values: { record },
});

/** How it grew a day before an event of it, by what the event says to have changed. */
export const slopeBefore = ({ measured }: Readonly<Record<string, unknown>>): number | undefined =>
  (measured as Slopes | undefined)?.from?.forecast?.slope;

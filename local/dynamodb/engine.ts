import type { Store } from './store.ts';
import type { Streams } from './stream.ts';
import type { Tables } from './tables.ts';

/** What every operation works with. `now` is the host's clock in milliseconds. */
export type Engine = { store: Store; tables: Tables; streams: Streams; now(): number; region: string };

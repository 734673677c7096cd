import { createStore } from './store.ts';

export type Reach = 'live' | 'lost';
export const reach = createStore<Reach>('live');

let failures = 0;

/** Hears of every answer. One failed call may be an accident; two in a row are a lost connection. */
export const connection = {
  answered(well: boolean): void {
    failures = well ? 0 : failures + 1;
    if (failures === 0) reach.set('live');
    if (failures > 1) reach.set('lost');
  },
};

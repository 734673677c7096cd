import { system } from '../kernel/actor.ts';
import { log } from '../runtime/log.ts';
import { anchorDays } from './anchoring.ts';

const by = system('on-day');

/** Four times a day: each day that is over is anchored, once, also those on which nobody did. */
export async function handler(): Promise<void> {
  for (const { id, size, seal } of await anchorDays(by, new Date().toISOString()))
    log.info('A day is anchored', { day: id, events: size, seal });
}

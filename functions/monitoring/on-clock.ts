import { onClock } from '../runtime/on-clock.ts';
import { heartbeats } from './keep.ts';
import { heartbeatStruck } from './silence.ts';

export const handler = onClock({
  heartbeat: { keep: heartbeats, strikes: { silence: heartbeatStruck } },
});

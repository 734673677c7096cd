import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { align } from './listeners.ts';

const by = system('on-webhook-subscription');

/** Somebody began to listen or listens no more: events are brought to the queue of outgoing webhooks, or are not. */
export const handler = reaction(async ({ next }, now) => align(by, now, next));

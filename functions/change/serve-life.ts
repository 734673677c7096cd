import type { Handlers } from '../runtime/api.ts';
import type { lifeContract } from './contract/life.ts';
import { cancel, submit, withdraw } from './course.ts';
import { command } from './visible.ts';

/** What people do to a change before its work begins. */
export const serveLife: Handlers<typeof lifeContract> = {
  submitChange: (call) => command(call, (before) => submit(before, call.actor, call.at)),
  withdrawChange: (call) => command(call, (before) => withdraw(before, call.ask.reason, call.actor, call.at)),
  cancelChange: (call) => command(call, (before) => cancel(before, call.ask.reason, call.actor, call.at)),
};

import type { Handlers } from '../runtime/api.ts';
import { commands } from './commands.ts';
import type { lifeContract } from './contract/life.ts';
import { carryOut } from './visible.ts';

/** What people do to a change before its work begins. */
export const serveLife: Handlers<typeof lifeContract> = {
  submitChange: (call) => carryOut(commands.submit, call),
  withdrawChange: (call) => carryOut(commands.withdraw, call),
  cancelChange: (call) => carryOut(commands.cancel, call),
};

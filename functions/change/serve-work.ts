import type { Handlers } from '../runtime/api.ts';
import { commands } from './commands.ts';
import type { workContract } from './contract/work.ts';
import { carryOut } from './visible.ts';

/** What people do to a change from its beginning to its end. */
export const serveWork: Handlers<typeof workContract> = {
  implementChange: (call) => carryOut(commands.implement, call),
  finishChange: (call) => carryOut(commands.finish, call),
  closeChange: (call) => carryOut(commands.close, call),
};

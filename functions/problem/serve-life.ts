import type { Handlers } from '../runtime/api.ts';
import { commands } from './commands.ts';
import type { lifeContract } from './contract/life.ts';
import { carryOut } from './visible.ts';

/** What people do to a problem from its beginning to its end. */
export const serveLife: Handlers<typeof lifeContract> = {
  assessProblem: (call) => carryOut(commands.assess, call),
  analyzeProblem: (call) => carryOut(commands.analyze, call),
  fixProblem: (call) => carryOut(commands.fix, call),
  resolveProblem: (call) => carryOut(commands.resolve, call),
  closeProblem: (call) => carryOut(commands.close, call),
  acceptProblemRisk: (call) => carryOut(commands['accept-risk'], call),
  markProblemDuplicate: (call) => carryOut(commands['mark-duplicate'], call),
  cancelProblem: (call) => carryOut(commands.cancel, call),
  reanalyzeProblem: (call) => carryOut(commands.reanalyze, call),
  reopenProblem: (call) => carryOut(commands.reopen, call),
};

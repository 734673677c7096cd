import type { Handlers } from '../runtime/api.ts';
import { commands } from './commands.ts';
import type { findingContract } from './contract/findings.ts';
import { carryOut } from './visible.ts';

/** What is found out about a problem, and who is told. */
export const serveFindings: Handlers<typeof findingContract> = {
  findProblemCause: (call) => carryOut(commands['find-cause'], call),
  writeProblemWorkaround: (call) => carryOut(commands['write-workaround'], call),
  publishProblemWorkaround: (call) => carryOut(commands['publish-workaround'], call),
  declareKnownError: (call) => carryOut(commands['declare-known-error'], call),
  retractKnownError: (call) => carryOut(commands['retract-known-error'], call),
  reviewProblem: (call) => carryOut(commands.review, call),
};

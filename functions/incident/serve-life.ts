import type { Handlers } from '../runtime/api.ts';
import { commit } from '../runtime/call.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { commands } from './commands.ts';
import type { lifeContract } from './contract/life.ts';
import { followUp } from './follow-up.ts';
import { incidents } from './keep.ts';
import { carryOut, steps, visible } from './visible.ts';

/** What people do to an incident, and say about it. */
export const serveLife: Handlers<typeof lifeContract> = {
  acknowledgeIncident: (call) => carryOut(commands.acknowledge, call),
  takeIncident: (call) => carryOut(commands.take, call),
  assignIncident: (call) => carryOut(commands.assign, call),
  transferIncident: (call) => carryOut(commands.transfer, call),
  overrideIncidentPriority: (call) => carryOut(commands['override-priority'], call),
  holdIncident: (call) => carryOut(commands.hold, call),
  resumeIncident: (call) => carryOut(commands.resume, call),
  resolveIncident: (call) => carryOut(commands.resolve, call),
  reopenIncident: (call) => carryOut(commands.reopen, call),
  closeIncident: (call) => carryOut(commands.close, call),
  followUpIncident: async (call) => {
    const old = await visible(call);
    const id = await nextNumber('incident', 'INC');
    // The version that the caller saw is the old one's, and that one stays as it is.
    const { seen: _, ...rest } = call;
    return commit(rest, incidents, followUp(old, call.ask, id, call.actor, call.at), steps(call));
  },
  commentIncident: (call) => carryOut(commands.comment, call),
  noteIncident: (call) => carryOut(commands.note, call),
};

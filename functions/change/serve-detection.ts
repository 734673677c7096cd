import { invalid } from '../kernel/refusal.ts';
import { teamIds } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, show } from '../runtime/call.ts';
import { detections } from './calendar-keep.ts';
import type { detectionContract } from './contract/detection.ts';
import { detectionId, setDetection, unset } from './detection.ts';
import { legitimize, planRevert } from './unauthorized.ts';
import { command } from './visible.ts';

/** Changes that nobody approved. */
export const serveDetection: Handlers<typeof detectionContract> = {
  getChangeDetection: async (call) => show(call, (await detections.find(detectionId)) ?? unset),
  setChangeDetection: async (call) => {
    const { team } = call.ask;
    if (team && !(await teamIds()).includes(team)) throw invalid('/team', `there is no ${team}`);
    const before = await detections.find(detectionId);
    return commit(call, detections, setDetection(before, call.ask, call.actor, call.at));
  },
  legitimizeChange: (call) =>
    command(call, (before) => legitimize(before, call.ask.reason, call.actor, call.at)),
  revertChange: (call) => command(call, (before) => planRevert(before, call.ask.reason, call.actor, call.at)),
};

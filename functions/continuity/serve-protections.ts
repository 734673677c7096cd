import { stepsFrom } from '../kernel/lifecycle.ts';
import { named } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { openScans } from '../runtime/scans.ts';
import { serving } from '../runtime/serving.ts';
import type { protectionContract } from './contract/protections.ts';
import { protections, quarantine } from './keep.ts';
import { changeProtection, protectionStates } from './protection.ts';
import { putEvidence, type QuarantinedEvidence, quarantineLifecycle } from './quarantined-evidence.ts';

const serve = serving(protections, named);
const outlook = ({ state }: QuarantinedEvidence) => ({
  steps: stepsFrom(quarantineLifecycle, state).filter((step) => step !== 'quarantine'),
});
const evidence = serving(quarantine, named, outlook);

/** How items are protected, and what could not be taken in. */
export const serveProtections: Handlers<typeof protectionContract> = {
  listProtections: (call) => {
    const { state, service } = call.query;
    return serve.page(call, {
      scansAt: openScans(protections, state ? [state] : protectionStates),
      fits: ({ needs }) => !service || Object.hasOwn(needs, service),
    });
  },
  getProtection: serve.one,
  readProtectionTimeline: serve.history,
  changeProtection: (call) =>
    serve.command(call, (before) => changeProtection(before, call.ask, call.actor, call.at)),
  listQuarantinedEvidence: (call) =>
    evidence.page(call, {
      scansAt: openScans(quarantine, [call.query.state], true),
      fits: () => true,
    }),
  getQuarantinedEvidence: evidence.one,
  releaseQuarantinedEvidence: (call) =>
    evidence.command(call, (before) => putEvidence(before, 'release', call.actor, call.at)),
  dropQuarantinedEvidence: (call) =>
    evidence.command(call, (before) => putEvidence(before, 'drop', call.actor, call.at)),
};

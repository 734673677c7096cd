import { filedUnder } from '../runtime/collection.ts';
import { machineOf } from '../runtime/machine.ts';
import { reaction } from '../runtime/reaction.ts';
import { findings, incidents } from './keep.ts';
import { writeBackOf } from './writing-back.ts';

const machine = /* @__PURE__ */ machineOf(() => process.env.WRITEBACK_MACHINE);

/**
 * A case came further, or a finding joined it: where its findings came from is told. The name makes the same thing said once,
 * however often the event comes.
 */
export const handler = reaction(async ({ id }) => {
  const finding = id.startsWith('FND-') ? await findings.find(id) : undefined;
  const incident = await incidents.find(finding ? (finding.became ?? '') : id);
  if (!incident) return;
  for (const one of finding ? [finding] : await filedUnder(findings, 'subject', `of#${incident.id}`)) {
    const ask = writeBackOf(one, incident);
    if (ask) await machine.start(`${one.id}-${ask.status}-${incident.version}`, 0, ask);
  }
});

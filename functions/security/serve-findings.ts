import { Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { rowsBelow } from '../runtime/history.ts';
import { unpacked } from '../runtime/packed.ts';
import type { findingContract } from './contract/findings.ts';
import { evidenceKey } from './evidence.ts';
import { wantCase } from './finding.ts';
import { findings, unreadable } from './keep.ts';
import { listFindings } from './lists.ts';
import { judgeUnreadable } from './unreadable.ts';
import { visibleFinding } from './visible.ts';

/** Findings, for who may know of what they became; and what could not be read, for every responder. */
export const serveFindings: Handlers<typeof findingContract> = {
  listSecurityFindings: async (call) => {
    const { items, after } = await listFindings(call.query, call.actor, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getSecurityFinding: async (call) => show(call, await visibleFinding(call)),
  readFindingEvidence: async (call) => {
    const { id } = await visibleFinding(call);
    const place = await placeOf(call);
    const { rows, after } = await rowsBelow(
      'security',
      `security-finding#${id}`,
      'raw#',
      Math.min(call.query.limit, 10),
      place,
    );
    const items = rows.map((row) => {
      const { door, at, raw } = unpacked(row);
      const version = Number(String(row.sk).slice('raw#'.length));
      return { version, door, at, raw, key: evidenceKey(id, version) };
    });
    return pageOf(call, items, after);
  },
  openFindingCase: async (call) => {
    const finding = await visibleFinding(call);
    if (finding.became)
      throw new Refusal('already-exists', `It became ${finding.became}.`, { became: finding.became });
    const decision = wantCase(finding, call.actor, call.at);
    return decision ? commit(call, findings, decision) : show(call, finding);
  },
  listUnreadableFindings: async (call) => {
    const { items, after } = await collectionPage(unreadable, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getUnreadableFinding: async (call) => show(call, await unreadable.get(call.id)),
  releaseUnreadableFinding: async (call) => {
    const one = await unreadable.get(call.id);
    return commit(call, unreadable, judgeUnreadable(one, 'release', call.ask.note, call.actor, call.at));
  },
  discardUnreadableFinding: async (call) => {
    const one = await unreadable.get(call.id);
    return commit(call, unreadable, judgeUnreadable(one, 'discard', call.ask.note, call.actor, call.at));
  },
};

import { veil } from '../kernel/rights.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { attachmentsOf, serveAttachments } from '../runtime/attachments.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage, filedUnder } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { importContract } from './contract/imports.ts';
import { addImport, begin, changeImport, type Import, importSteps, resume, stop } from './import.ts';
import { readProgress } from './import-progress.ts';
import { resultAddress } from './import-result.ts';
import { imports } from './keep.ts';
import { importRights } from './rights.ts';

const practice = 'configuration';
const serveFiles = serveAttachments('Import', {
  practice,
  visible: ({ id }) => imports.get(id),
  insider: () => true,
});

const steps = ({ state }: Import) => ({ steps: importSteps(state) });

/** The newest file that has come and is known to be harmless, or not known to do harm. */
async function fileOf(one: Import): Promise<Import['file']> {
  const all = await filedUnder(attachmentsOf(practice), 'subject', `import#${one.id}`);
  const stored = all.filter(({ state, scan }) => state === 'stored' && scan !== 'awaited');
  const newest = stored.toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0];
  return newest && { attachment: newest.id, name: newest.title, size: newest.size };
}

async function whole(one: Import, at: string) {
  if (!one.pass) return steps(one);
  const progress = await readProgress(one);
  const over = one.state === 'done' || one.state === 'checked';
  const errors = progress.counts.refused ? { errors: resultAddress(one, 'errors', at) } : {};
  const results = over && { results: { outcomes: resultAddress(one, 'outcomes', at), ...errors } };
  return { ...steps(one), progress, ...results };
}

/** Imports, and their files by the address of S3 that each answer names. */
export const serveImports: Handlers<typeof importContract> = {
  ...serveFiles,
  listImports: async (call) => {
    const { items, after } = await collectionPage(imports, call.query.limit, await placeOf(call));
    return pageOf(
      call,
      items.map((one) => veil(importRights, call.actor, publicly(one))),
      after,
    );
  },
  getImport: async (call) => {
    const one = await imports.get(call.id);
    return show(call, one, await whole(one, call.at));
  },
  readImportTimeline: async (call) => {
    const { id } = await imports.get(call.id);
    const page = await eventRows(practice, `import#${id}`, call.query.limit, await placeOf(call));
    return pageOf(call, page.rows.map(toEntry), page.after);
  },
  addImport: async (call) => {
    const id = await nextNumber(practice, 'IMP');
    return commit(call, imports, addImport(call.ask, id, call.actor, call.at), steps);
  },
  changeImport: async (call) =>
    commit(call, imports, changeImport(await imports.get(call.id), call.ask, call.actor, call.at), steps),
  checkImport: async (call) => {
    const before = await imports.get(call.id);
    return commit(call, imports, begin(before, 'check', await fileOf(before), call.actor, call.at), steps);
  },
  runImport: async (call) => {
    const before = await imports.get(call.id);
    return commit(call, imports, begin(before, 'run', await fileOf(before), call.actor, call.at), steps);
  },
  stopImport: async (call) =>
    commit(call, imports, stop(await imports.get(call.id), call.actor, call.at), steps),
  resumeImport: async (call) =>
    commit(call, imports, resume(await imports.get(call.id), call.actor, call.at), steps),
};

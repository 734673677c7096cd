import { Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { findPerson } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { matchingPage } from '../runtime/matching.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { exportContract } from './contract.ts';
import { askExport, type DataExport } from './data-export.ts';
import { addressOf } from './export-files.ts';
import { dataExports } from './keep.ts';
import { exportRights } from './rights.ts';

const practice = 'privacy';

type Asking = { readonly actor: Parameters<typeof reach>[1] };

/** Whom a call is about: oneself, or for an administrator whoever is named. @throws {Refusal} `forbidden` */
function about(person: string | undefined, { actor }: Asking): string {
  if (person === undefined || person === actor.id) return actor.id;
  if (reach(exportRights, actor) === 'all') return person;
  throw new Refusal('forbidden', 'What there is about others is for administrators to ask for.');
}

const exportsOf = (person: string, limit: number, after?: string) =>
  matchingPage(dataExports, {
    scansAt: (place) => [
      { ...place, practice, index: 'person', partition: `data-export#about#${person}`, descending: true },
    ],
    fits: () => true,
    limit,
    after,
  });

/** The record with an address for each file, while they are there. */
function whole(one: DataExport, at: string): object {
  const there = one.state === 'ready' && one.until !== undefined && one.until > at;
  return there ? { files: one.files?.map((file) => ({ ...file, ...addressOf(one.id, file.name, at) })) } : {};
}

/** Exports, and their files by the addresses of S3 that an answer names. */
export const serveExports: Handlers<typeof exportContract> = {
  listDataExports: async (call) => {
    const person = about(call.query.person, call);
    const { items, after } = await exportsOf(person, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  askDataExport: async (call) => {
    const person = about(call.ask.person, call);
    if (!(await findPerson(person)))
      throw new Refusal('not-found', `There is no person ${person.slice(0, 40)}.`);
    const [last] = (await exportsOf(person, 1)).items;
    if (last?.state === 'asked')
      throw new Refusal('already-exists', `${last.id} is being gathered. Wait until it is ready.`);
    const id = await nextNumber(practice, 'EXP');
    return commit(call, dataExports, askExport(person, id, call.actor, call.at));
  },
  getDataExport: async (call) => {
    const found = await dataExports.find(call.id);
    if (!found || (found.person !== call.actor.id && reach(exportRights, call.actor) !== 'all'))
      throw new Refusal('not-found', `There is no export ${call.id.slice(0, 40)}.`);
    return show(call, found, whole(found, call.at));
  },
};

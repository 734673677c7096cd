import { invalid, Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { addCommitment, changeCommitment, moveCommitment } from './commitment.ts';
import type { commitmentContract } from './contract/commitments.ts';
import { demandPromise, serviceKnown } from './known.ts';
import { commitments } from './stored.ts';

/** @throws {Refusal} `validation` for a service that is not there */
const askedService = (id: string) =>
  serviceKnown(id).catch((error: unknown) => {
    if (error instanceof Refusal) throw invalid('/service', `there is no service ${id}`);
    throw error;
  });

/** Answers for what is promised of services. */
export const serveCommitments: Handlers<typeof commitmentContract> = {
  listAvailabilityCommitments: async (call) => {
    const { items, after } = await collectionPage(commitments, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  addAvailabilityCommitment: async (call) => {
    const service = await askedService(call.ask.service);
    await demandPromise(call.ask, service);
    return commit(call, commitments, addCommitment(call.ask, service.title, call.actor, call.at));
  },
  getAvailabilityCommitment: async (call) => show(call, await commitments.get(call.id)),
  changeAvailabilityCommitment: async (call) => {
    const before = await commitments.get(call.id);
    await demandPromise(call.ask, await serviceKnown(before.id));
    return commit(call, commitments, changeCommitment(before, call.ask, call.actor, call.at));
  },
  retireAvailabilityCommitment: async (call) =>
    commit(call, commitments, moveCommitment(await commitments.get(call.id), 'retire', call.actor, call.at)),
  restoreAvailabilityCommitment: async (call) =>
    commit(call, commitments, moveCommitment(await commitments.get(call.id), 'restore', call.actor, call.at)),
};

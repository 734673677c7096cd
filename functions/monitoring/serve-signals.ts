import type { Operation } from '../kernel/contract.ts';
import { stepsFrom } from '../kernel/lifecycle.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { signalContract } from './contract/signals.ts';
import { quarantinedSignals, redrives } from './keep.ts';
import { deadLetters, queues } from './outside.ts';
import { judge, type QuarantinedSignal, quarantineLifecycle } from './quarantine.ts';
import { requestRedrive } from './redrive.ts';
import { cut } from './signal.ts';

const steps = ({ state }: QuarantinedSignal) => ({ steps: stepsFrom(quarantineLifecycle, state) });

async function waiting() {
  const sqs = queues();
  const name = (url: string) => url.split('/').at(-1) ?? url;
  return Promise.all(
    deadLetters().map(async (url) => ({ queue: name(url), messages: await sqs.waiting(url) })),
  );
}

/** An operator's word on a quarantined signal: decide, save, answer. */
async function judged(call: Call<Operation>, step: 'release' | 'discard', note: string | undefined) {
  const decision = judge(await quarantinedSignals.get(call.id), step, note, call.actor, call.at);
  return commit(call, quarantinedSignals, decision, steps);
}

/** Quarantined signals and redrives. */
export const serveSignals: Handlers<typeof signalContract> = {
  listQuarantinedSignals: async (call) => {
    const { limit } = call.query;
    const page = await collectionPage(quarantinedSignals, limit, await placeOf(call));
    return pageOf(
      call,
      // A page of whole messages would be more than one answer may hold.
      page.items.map((item) => ({ ...publicly(item), raw: cut(item.raw, 2_000), ...steps(item) })),
      page.after,
    );
  },
  getQuarantinedSignal: async (call) => {
    const signal = await quarantinedSignals.get(call.id);
    return show(call, signal, steps(signal));
  },
  releaseSignal: (call) => judged(call, 'release', call.ask.note),
  discardSignal: (call) => judged(call, 'discard', call.ask.note),
  listRedrives: async (call) => {
    const { limit } = call.query;
    const page = await collectionPage(redrives, limit, await placeOf(call));
    const { body, ...answer } = await pageOf(call, page.items.map(publicly), page.after);
    return { ...answer, body: { ...(body as object), waiting: await waiting() } };
  },
  getRedrive: async (call) => show(call, await redrives.get(call.id)),
  requestRedrive: async (call) =>
    commit(
      call,
      redrives,
      requestRedrive(call.ask, await nextNumber('monitoring', 'RDV'), call.actor, call.at),
    ),
};

import { Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import { firstKept } from '../record/standard.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { allowedAutomations } from './automations.ts';
import type { playbookContract } from './contract/playbooks.ts';
import { keptSettings, playbooks } from './keep.ts';
import { demandResponders, each } from './known.ts';
import { addPlaybook, changePlaybook, turnPlaybook } from './playbook.ts';
import { changeSettings, standardSettings } from './settings.ts';

/** The settings as they are kept, or else as the desk brings them along. @throws {Refusal} `not-found` */
async function settingsOf(id: string) {
  if (id !== 'desk') throw new Refusal('not-found', `There is no security-settings ${id.slice(0, 40)}.`);
  const kept = await keptSettings.find('desk');
  return { kept, settings: kept ?? standardSettings };
}

/** Playbooks, and how responders work. */
export const servePlaybooks: Handlers<typeof playbookContract> = {
  listSecurityPlaybooks: async (call) => {
    const { items, after } = await collectionPage(playbooks, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  addSecurityPlaybook: async (call) =>
    commit(call, playbooks, addPlaybook(call.ask, allowedAutomations(), call.actor, call.at)),
  getSecurityPlaybook: async (call) => show(call, await playbooks.get(call.id)),
  changeSecurityPlaybook: async (call) => {
    const before = await playbooks.get(call.id);
    return commit(
      call,
      playbooks,
      changePlaybook(before, call.ask, allowedAutomations(), call.actor, call.at),
    );
  },
  retireSecurityPlaybook: async (call) =>
    commit(call, playbooks, turnPlaybook(await playbooks.get(call.id), 'retire', call.actor, call.at)),
  restoreSecurityPlaybook: async (call) =>
    commit(call, playbooks, turnPlaybook(await playbooks.get(call.id), 'restore', call.actor, call.at)),
  listSecuritySettings: async (call) => pageOf(call, [publicly((await settingsOf('desk')).settings)]),
  getSecuritySettings: async (call) => show(call, (await settingsOf(call.id)).settings),
  changeSecuritySettings: async (call) => {
    const { kept, settings } = await settingsOf(call.id);
    await demandResponders(each('/responders', call.ask.responders));
    const decision = changeSettings(settings, call.ask, call.actor, call.at);
    return commit(call, keptSettings, firstKept(decision, kept));
  },
};

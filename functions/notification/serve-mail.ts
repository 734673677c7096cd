import { languageOf } from '../kernel/language.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collection, collectionPage, filedUnder } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { keyOf } from '../runtime/rows.ts';
import type { mailContract } from './contract/mail.ts';
import { mailTemplates, suppressedAddresses } from './keep.ts';
import { sampleFacts } from './mail-fields.ts';
import { rendered } from './mail-rendering.ts';
import {
  changeMailTemplate,
  defaultMailTemplate,
  type MailTemplate,
  mailTemplateIds,
  resetMailTemplate,
  tried,
  wordsOf,
} from './mail-template.ts';
import { release } from './suppressed-address.ts';

const read = async (id: string): Promise<MailTemplate> =>
  (await mailTemplates.find(id)) ?? defaultMailTemplate(id);
const shown = (template: MailTemplate) => ({
  ...template,
  ...wordsOf(template),
  changed: template.state === 'own',
});
const portalOf = () => (process.env.PORTAL_URL ?? '').replace(/\/+$/, '');

/** Answers about the words of mails, and about addresses to which none are sent. */
export const serveMail: Handlers<typeof mailContract> = {
  listMailTemplates: async (call) => {
    const saved = new Map((await collection(mailTemplates)).map((template) => [template.id, template]));
    // There are few, in an order that stays: the id of the last one says where the next page begins.
    const begin = mailTemplateIds.indexOf((await placeOf(call)) ?? '') + 1;
    const ids = mailTemplateIds.slice(begin, begin + call.query.limit);
    const items = ids.map((id) => publicly(shown(saved.get(id) ?? defaultMailTemplate(id))));
    return pageOf(call, items, begin + ids.length < mailTemplateIds.length ? ids.at(-1) : undefined);
  },
  getMailTemplate: async (call) => show(call, shown(await read(call.id))),
  changeMailTemplate: async (call) => {
    const decision = changeMailTemplate(await read(call.id), call.ask, call.actor, call.at);
    return commit(call, mailTemplates, decision, (after) => ({ changed: shown(after).changed }));
  },
  resetMailTemplate: async (call) => {
    const decision = resetMailTemplate(await read(call.id), call.actor, call.at);
    return commit(call, mailTemplates, decision, (after) => ({ changed: shown(after).changed }));
  },
  previewMailTemplate: async (call) => {
    const before = await read(call.id);
    const portal = portalOf();
    const words = tried({ ...before, ...wordsOf(before) }, call.ask);
    const frame = {
      language: languageOf(before.language),
      timeZone: 'UTC',
      portal,
      replies: Boolean(process.env.MAIL_REPLY_TO),
      settings: `${portal}/notification-settings`,
    };
    return { status: 200, body: rendered(words, sampleFacts(portal), frame) };
  },
  readMailTemplateTimeline: async (call) => {
    const { id } = defaultMailTemplate(call.id);
    const key = keyOf('mail-template', id);
    const { rows, after } = await eventRows('notification', key, call.query.limit, await placeOf(call));
    return pageOf(call, rows.map(toEntry), after);
  },
  listSuppressedAddresses: async (call) => {
    const { limit, person } = call.query;
    if (person) {
      const theirs = await filedUnder(suppressedAddresses, 'person', person);
      return pageOf(call, theirs.filter(({ state }) => state === 'suppressed').map(publicly));
    }
    const { items, after } = await collectionPage(suppressedAddresses, limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getSuppressedAddress: async (call) => show(call, await suppressedAddresses.get(call.id)),
  releaseSuppressedAddress: async (call) => {
    const before = await suppressedAddresses.get(call.id);
    return commit(call, suppressedAddresses, release(before, call.ask.reason, call.actor, call.at));
  },
};

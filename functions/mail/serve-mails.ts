import { stepsFrom } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { contentDisposition, servedType } from '../record/attachment.ts';
import { queuePartitions } from '../record/index-keys.ts';
import type { Answer } from '../runtime/answer.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { countsAt } from '../runtime/counting.ts';
import { serveMany } from '../runtime/many.ts';
import { matchingPage } from '../runtime/matching.ts';
import { presign } from '../runtime/presign.ts';
import type { mailsContract } from './contract/mails.ts';
import { commands } from './judged.ts';
import { mails } from './keep.ts';
import { type Mail, mailLifecycle } from './mail.ts';
import { placesOf } from './mail-list.ts';
import { mailRights } from './rights.ts';
import { everywhere, mailCounts } from './tally.ts';

const seconds = 5 * 60;
const beginning = 300;

/** What of a mail is shown: where its bytes are stays here. */
function seen({ raw, html, files, state }: Mail) {
  const shown = files?.map(({ key: _, ...file }) => file);
  const steps = state === 'quarantined' ? stepsFrom(mailLifecycle, state) : [];
  return { raw: undefined, size: raw.size, html: html !== undefined, ...(shown && { files: shown }), steps };
}

const inBrief = ({ chain: _, whole: __, text, ...mail }: Mail) => ({
  ...mail,
  ...(text && { text: text.slice(0, beginning).toWellFormed() }),
  ...seen({ ...mail, text } as Mail),
});

/** An address that offers bytes to be kept under a name, whatever they are. */
function link(bucket: string, key: string, name: string, type: string, at: string): Answer {
  const query = {
    'response-content-disposition': contentDisposition(name),
    'response-content-type': type,
    'response-cache-control': 'no-store',
  };
  const { url } = presign({ method: 'GET', bucket, key, query, seconds, at });
  const until = new Date(Date.parse(at) + seconds * 1000).toISOString();
  return { status: 200, body: { url, until } };
}

const nothing = (what: string) => new Refusal('not-found', `There is no ${what}.`);

/** Mails that came in, and what people do with those that wait. */
export const serveMails: Handlers<typeof mailsContract> = {
  listMails: async (call) => {
    const partitions = queuePartitions('mail', call.query.state ?? 'quarantined');
    const { items, after } = await matchingPage(mails, {
      scansAt: (place) => placesOf(call.query, partitions, place),
      fits: ({ state }) => call.query.state === undefined || call.query.state === state,
      limit: call.query.limit,
      after: await placeOf(call),
    });
    return pageOf(call, items.map(inBrief), after);
  },
  countMails: async () => ({ status: 200, body: await countsAt('mail', 'mail', everywhere, mailCounts) }),
  getMail: async (call) => {
    const mail = await mails.get(call.id);
    return show(call, mail, seen(mail));
  },
  readMailSource: async (call) => {
    const { id, raw } = await mails.get(call.id);
    const bucket = process.env.RECEIVED_MAIL;
    if (!bucket) throw nothing(`source of ${id}: the desk receives no mail any more`);
    return link(bucket, raw.key, `${id}.eml`, 'application/octet-stream', call.at);
  },
  readMailHtml: async (call) => {
    const { id, html } = await mails.get(call.id);
    if (!html) throw nothing(`HTML in ${id}`);
    return link(process.env.ATTACHMENTS ?? '', html, `${id}.txt`, 'text/plain; charset=utf-8', call.at);
  },
  readMailFile: async (call) => {
    const { id, files = [] } = await mails.get(call.id);
    const file = files.find((one) => one.id === call.params.file);
    if (!file) throw nothing(`file ${(call.params.file ?? '').slice(0, 40)} in ${id}`);
    // A scanner looks at it once it is a ticket's.
    if (process.env.MALWARE_SCAN === 'on')
      throw new Refusal(
        'forbidden',
        'Its files are handed out once they belong to a ticket and were scanned.',
      );
    return link(process.env.ATTACHMENTS ?? '', file.key, file.name, servedType(file.type), call.at);
  },
  releaseMail: async (call) => {
    const before = await mails.get(call.id);
    return commit(call, mails, await commands.release.decide(before, call.ask, call.actor, call.at), seen);
  },
  discardMail: async (call) => {
    const before = await mails.get(call.id);
    return commit(call, mails, commands.discard.decide(before, call.ask, call.actor, call.at), seen);
  },
  bulkMails: serveMany<Mail>({
    practice: 'mail',
    rights: mailRights,
    commands,
    visible: ({ id }) => mails.get(id),
    save: (decision, saving) => mails.save(decision, saving),
  }),
};

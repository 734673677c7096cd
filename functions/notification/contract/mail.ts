import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { ChangeMailTemplate, MailTemplate } from '../mail-template.ts';
import { mailTemplateRights, suppressedAddressRights } from '../rights.ts';
import { ReleaseAddress, SuppressedAddress } from '../suppressed-address.ts';

const Template = MailTemplate.omit({ chain: true }).extend({
  changed: z.boolean().describe('Whether somebody wrote these words, or they are the shipped ones'),
});
const Address = SuppressedAddress.omit({ chain: true, heard: true }).meta({ id: 'SeenSuppressedAddress' });
const Preview = z
  .object({ subject: z.string(), text: z.string(), html: z.string() })
  .meta({ id: 'MailPreview' });
const templates = '/v1/mail-templates';
const template = `${templates}/{id}` as const;
const addresses = '/v1/suppressed-addresses';
const address = `${addresses}/{id}` as const;

/** The words of the desk's mails, and the addresses to which none are sent. */
export const mailContract = contract([
  {
    id: 'listMailTemplates',
    method: 'GET',
    path: templates,
    summary: 'The words of every mail about a ticket, by topic and language',
    rights: mailTemplateRights,
    query: z.strictObject(paging),
    answer: page(Template),
  },
  {
    id: 'getMailTemplate',
    method: 'GET',
    path: template,
    summary: 'The words of one topic in one language, e.g. `resolved-de`',
    rights: mailTemplateRights,
    answer: Template,
  },
  {
    id: 'changeMailTemplate',
    method: 'PATCH',
    path: template,
    summary: 'Change the words; a field that there is not is refused',
    rights: mailTemplateRights,
    command: 'change',
    ask: ChangeMailTemplate,
    answer: Template,
  },
  {
    id: 'resetMailTemplate',
    method: 'POST',
    path: `${template}/reset`,
    summary: 'Go back to the words that are shipped',
    rights: mailTemplateRights,
    command: 'reset',
    ask: nothing,
    answer: Template,
  },
  {
    id: 'previewMailTemplate',
    method: 'POST',
    path: `${template}/preview`,
    summary: 'How a mail with these words looks, with facts of an example; it changes nothing',
    rights: mailTemplateRights,
    command: 'preview',
    ask: ChangeMailTemplate,
    answer: Preview,
  },
  {
    id: 'readMailTemplateTimeline',
    method: 'GET',
    path: `${template}/timeline`,
    summary: 'Who changed what of it, oldest first',
    rights: mailTemplateRights,
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    id: 'listSuppressedAddresses',
    method: 'GET',
    path: addresses,
    summary: 'Addresses to which nothing is sent, because mail came back or was called spam',
    rights: suppressedAddressRights,
    query: z.strictObject({ ...paging, person: slug.optional() }),
    answer: page(Address),
  },
  {
    id: 'getSuppressedAddress',
    method: 'GET',
    path: address,
    summary: 'What mail systems said of one address',
    rights: suppressedAddressRights,
    answer: Address,
  },
  {
    id: 'releaseSuppressedAddress',
    method: 'POST',
    path: `${address}/release`,
    summary: 'Send mail there again, and say why',
    rights: suppressedAddressRights,
    command: 'release',
    ask: ReleaseAddress,
    answer: Address,
  },
]);

import * as z from 'zod';
import type { Rights } from '../kernel/rights.ts';
import { page } from '../kernel/wire.ts';
import { Attach, Attachment, RemoveAttachment } from './attachment.ts';
import { instant } from './base.ts';

const AttachmentView = Attachment.omit({ chain: true, key: true }).meta({ id: 'Attachment' });

/** Where the bytes go: send them there with these headers, before `until`. */
const AttachmentUpload = AttachmentView.extend({
  upload: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    until: instant,
  }),
}).meta({ id: 'AttachmentUpload' });

/** Where the bytes are, until then; absent while nobody may have them. */
const AttachmentDownload = AttachmentView.extend({
  url: z.string().optional(),
  until: instant.optional(),
}).meta({
  id: 'AttachmentDownload',
});

/**
 * What the API offers for the attachments of one noun: attach (the answer says where to send the bytes), list, read (the
 * answer has an address to download it from) and remove. Spread it into the practice's contract, the handlers of
 * `serveAttachments` (functions/runtime/attachments.ts) into its api, the commands `attach` and `remove-attachment` into its
 * rights, and let `stack.data.attachments.signedBy(api, practice)` into its stack.
 *
 * @param noun e.g. `Incident`
 * @param one path of a record, e.g. `/v1/incidents/{id}`
 */
export const attachmentOperations = <const N extends string>(noun: N, one: string, rights: Rights) => {
  const name = noun.toLowerCase();
  return [
    {
      id: `attachTo${noun}` as `attachTo${N}`,
      method: 'POST',
      path: `${one}/attachments`,
      summary: `Attach a file to this ${name}: the answer says where to send its bytes`,
      command: 'attach',
      rights,
      ask: Attach,
      answer: AttachmentUpload,
      status: 201,
    },
    {
      id: `list${noun}Attachments` as `list${N}Attachments`,
      method: 'GET',
      path: `${one}/attachments`,
      summary: `List the files of this ${name}`,
      rights,
      answer: page(AttachmentView),
    },
    {
      id: `read${noun}Attachment` as `read${N}Attachment`,
      method: 'GET',
      path: `${one}/attachments/{attachment}`,
      summary: `Read what is known of a file of this ${name}, with an address to download it from`,
      rights,
      answer: AttachmentDownload,
    },
    {
      id: `remove${noun}Attachment` as `remove${N}Attachment`,
      method: 'POST',
      path: `${one}/remove-attachment`,
      summary: `Remove a file of this ${name}`,
      command: 'remove-attachment',
      rights,
      ask: RemoveAttachment,
      answer: AttachmentView,
    },
  ] as const;
};

/** What a handler of these operations is handed, whatever the noun. */
export type AttachmentOperations = ReturnType<typeof attachmentOperations<string>>;

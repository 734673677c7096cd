import { randomUUID } from 'node:crypto';
import type { Operation } from '../kernel/contract.ts';
import type { Versioned } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import {
  type Attach,
  Attachment,
  announce,
  attachmentKeys,
  contentDisposition,
  remove,
  servedType,
} from '../record/attachment.ts';
import type { Answer } from './answer.ts';
import { type Call, commit, pageOf, show } from './call.ts';
import { filedUnder } from './collection.ts';
import { presign } from './presign.ts';
import { type Records, records } from './records.ts';

const toSend = 15 * 60;
const toFetch = 5 * 60;
const bucket = () => process.env.ATTACHMENTS ?? '';
const after = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();

/** The attachments of a practice's records, kept in its table beside them. */
export const attachmentsOf = (practice: string): Records<Attachment> =>
  records<Attachment>({ practice, kind: 'attachment', schema: Attachment, keysOf: attachmentKeys });

/** An address that takes exactly the announced bytes, once: size, type and hash are signed, and S3 checks them. */
function upload({ key = '', type, size, sha256 }: Attachment, at: string) {
  const headers = {
    'content-type': type,
    'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
    'if-none-match': '*',
  };
  const signed = { ...headers, 'content-length': String(size) };
  const { method, url } = presign({
    method: 'PUT',
    bucket: bucket(),
    key,
    headers: signed,
    seconds: toSend,
    at,
  });
  return { method, url, headers, until: after(at, toSend) };
}

/** An address that offers the file to be kept under its name; none while it is not there or not known to be harmless. */
function download({ key, state, scan, title, type }: Attachment, at: string) {
  if (!key || state !== 'stored' || scan === 'awaited' || scan === 'infected') return {};
  const query = {
    'response-content-disposition': contentDisposition(title),
    'response-content-type': servedType(type),
    'response-cache-control': 'no-store',
  };
  const { url } = presign({ method: 'GET', bucket: bucket(), key, query, seconds: toFetch, at });
  return { url, until: after(at, toFetch) };
}

type AnyCall = Call<Operation>;
type Serving = {
  readonly practice: string;
  /** The record of the path, if the caller may see it. @throws {Refusal} `not-found` */
  readonly visible: (call: AnyCall) => Promise<Versioned>;
  /** True when the caller reads internal notes, and so internal files. */
  readonly insider: (call: AnyCall) => boolean;
};

const shown = ({ key: _, chain: __, ...attachment }: Attachment) => attachment;
type Served<N extends string> = Record<
  `attachTo${N}` | `list${N}Attachments` | `read${N}Attachment` | `remove${N}Attachment`,
  (call: AnyCall) => Promise<Answer>
>;

/**
 * Handlers of `attachmentOperations(noun, …)`. A call writes the attachment's own record alone and reaches nothing outside:
 * addresses are signed here, the bytes travel between the caller and S3, and `onAttachment` records that they have come.
 */
export function serveAttachments<const N extends string>(
  noun: N,
  { practice, visible, insider }: Serving,
): Served<N> {
  const keep = attachmentsOf(practice);
  const unsaid = (attachment: string) =>
    new Refusal('not-found', `There is no attachment ${attachment.slice(0, 60)}.`);

  async function named(call: AnyCall, id: string): Promise<Attachment> {
    const [record, attachment] = await Promise.all([visible(call), keep.find(id)]);
    const here = attachment?.of.kind === record.kind && attachment.of.id === record.id;
    if (!attachment || !here || (attachment.internal && !insider(call))) throw unsaid(id);
    return attachment;
  }

  const served = {
    [`attachTo${noun}`]: async (call: AnyCall) => {
      const { kind, id } = await visible(call);
      const ids = { practice, id: randomUUID() };
      const decision = announce(call.ask as Attach, { kind, id }, ids, call.actor, call.at);
      const extra = (record: Attachment) => ({ upload: upload(record, call.at), key: undefined });
      return commit(call, keep, decision, extra);
    },
    [`list${noun}Attachments`]: async (call: AnyCall) => {
      const { kind, id } = await visible(call);
      const all = await filedUnder(keep, 'subject', `${kind}#${id}`);
      const there = all.filter(({ state, internal }) => state === 'stored' && (!internal || insider(call)));
      return pageOf(call, there.map(shown));
    },
    [`read${noun}Attachment`]: async (call: AnyCall) => {
      const attachment = await named(call, call.params.attachment ?? '');
      return show(call, attachment, { ...download(attachment, call.at), key: undefined });
    },
    [`remove${noun}Attachment`]: async (call: AnyCall) => {
      const attachment = await named(call, (call.ask as { attachment: string }).attachment);
      return commit(call, keep, remove(attachment, call.actor, call.at), () => ({ key: undefined }));
    },
  };
  return served as Served<N>;
}

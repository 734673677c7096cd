import * as z from 'zod';
import { type Actor, system } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, readableLine } from '../kernel/text.ts';
import { instant, recordFields } from './base.ts';
import type { IndexKeys } from './index-keys.ts';

/** 25 MB, which is what most mail servers take. */
export const largestAttachment = 25 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hex');
const mediaType = z
  .string()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/, 'is not a media type such as image/png');

/** What somebody says of a file before they send it: the address they get takes exactly these bytes. */
export const Attach = z.strictObject({
  name: line(255),
  type: mediaType.default('application/octet-stream'),
  size: z.int().min(1).max(largestAttachment),
  sha256,
  /** Only for those who read internal notes. */
  internal: z.boolean().optional(),
});
export type Attach = z.infer<typeof Attach>;

/** Which attachment goes. */
export const RemoveAttachment = z.strictObject({ attachment: z.string().max(60) });

/**
 * A file of a record, as a record of its own: the record that it belongs to stays small whatever is attached to it.
 * `key` says where its bytes are, and goes when they go.
 */
export const Attachment = z
  .object({
    ...recordFields,
    kind: z.literal('attachment'),
    state: z.enum(['pending', 'stored', 'refused', 'removed']),
    of: z.object({ kind: z.string(), id: z.string() }),
    key: z.string().optional(),
    type: z.string(),
    size: z.int(),
    sha256: z.string(),
    internal: z.boolean().optional(),
    /** `awaited` until a scanner says something, `unscanned` where there is none or it could not tell. */
    scan: z.enum(['awaited', 'unscanned', 'clean', 'infected']).optional(),
    reason: z.string().optional(),
    uploadedBy: z.string(),
    openedAt: instant,
    storedAt: instant.optional(),
  })
  .meta({ id: 'StoredAttachment' });
export type Attachment = z.infer<typeof Attachment>;

/** Read a row as: from this state, this step leads to that state. */
export const attachmentLifecycle = {
  pending: { store: 'stored', refuse: 'refused', remove: 'removed' },
  stored: { refuse: 'refused', remove: 'removed' },
  refused: {},
  removed: {},
} as const satisfies Lifecycle<Attachment['state']>;

/** Filed under its record for as long as it is there. */
export const attachmentKeys = ({ of, state, openedAt }: Attachment): IndexKeys => ({
  ...((state === 'pending' || state === 'stored') && { subject: `${of.kind}#${of.id}` }),
  order: openedAt,
});

/** A file's name as it may be offered again: its last part alone, on one line, without leading dots. */
export const fileName = (name: string): string =>
  readableLine(name)
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .slice(0, 150)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim() || 'file';

/** Offers a file under its name in any script, as something to keep and never to show (RFC 6266, RFC 8187). */
export function contentDisposition(name: string): string {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^\x20-\x7E]/g, '')
      .replace(/["\\%]/g, '_')
      .trim() || 'file';
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

const harmless = new Set([
  'application/gzip',
  'application/json',
  'application/pdf',
  'application/zip',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/csv',
  'text/plain',
]);

/** The type that a file is handed out with: what a browser could run is bytes and nothing else. */
export const servedType = (type: string): string => (harmless.has(type) ? type : 'application/octet-stream');

type Fields = Omit<Attachment, 'version' | 'chain'>;
const by = system('attachment').id;
const freeText = ['title'];

/**
 * Notes that a file is about to come, and where.
 *
 * @param id not to be guessed; the key of the object is made of it
 */
export const announce = (
  ask: Attach,
  of: Attachment['of'],
  { practice, id }: { practice: string; id: string },
  actor: Actor,
  at: string,
): Decision<Attachment> => {
  const { name, ...rest } = ask;
  const key = `${practice}/${of.kind}/${id}`;
  const next: Fields = {
    id,
    kind: 'attachment',
    title: fileName(name),
    state: 'pending',
    of,
    key,
    ...rest,
    uploadedBy: actor.id,
    openedAt: at,
  };
  return decide<Attachment>(undefined, next, { type: 'attachment.announced', by: actor.id, at, freeText });
};

/** The bytes are there, and are what was announced. */
export const store = (before: Attachment, scan: 'awaited' | 'unscanned', at: string): Decision<Attachment> =>
  decide<Attachment>(
    before,
    { ...before, state: follow(attachmentLifecycle, before.state, 'store'), scan, storedAt: at },
    { type: 'attachment.stored', by, at, freeText },
  );

/** What came is not what was announced, or does harm: its bytes go. */
export function refuse(before: Attachment, reason: string, at: string): Decision<Attachment> {
  const { key: _, ...rest } = before;
  const state = follow(attachmentLifecycle, before.state, 'refuse');
  const scan = reason === 'malware' ? { scan: 'infected' as const } : {};
  return decide<Attachment>(
    before,
    { ...rest, state, reason, ...scan },
    { type: 'attachment.refused', by, at },
  );
}

/** A scanner looked at it: clean, or it could not tell. */
export const scanned = (before: Attachment, scan: 'clean' | 'unscanned', at: string): Decision<Attachment> =>
  decide<Attachment>(before, { ...before, scan }, { type: 'attachment.scanned', by, at });

/** Somebody takes it away. The event still names the key, so that a reaction deletes the bytes. */
export function remove(before: Attachment, actor: Actor, at: string): Decision<Attachment> {
  const { key: _, ...rest } = before;
  const state = follow(attachmentLifecycle, before.state, 'remove');
  return decide<Attachment>(before, { ...rest, state }, { type: 'attachment.removed', by: actor.id, at });
}

import { parentPort, workerData } from 'node:worker_threads';
import EmailReplyParser from 'email-reply-parser';
import PostalMime from 'postal-mime';
import { textOf } from './html-text.ts';
import type { Parsed, ParsedFile } from './parsed.ts';
import { limits } from './pre-scan.ts';

const largestFile = 25 * 1024 * 1024;
const mostFiles = 50;
/** The parser of replies looks at every line several times. */
const longestReply = 100_000;

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

function replyIn(text: string): string {
  if (text.length > longestReply) return text;
  return new EmailReplyParser().read(text).getVisibleText().trim();
}

/** What is to be parsed comes from whoever started this thread, and what is made of it goes back; then the thread is over. */
async function parse(raw: Uint8Array): Promise<Parsed> {
  const mail = await PostalMime.parse(raw, {
    maxNestingDepth: limits.depth,
    maxHeadersSize: limits.headerBytes,
    rfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
  });
  const htmlOnly = !mail.text?.trim() && Boolean(mail.html);
  const text = htmlOnly ? textOf(mail.html ?? '') : (mail.text ?? '');
  const all: ParsedFile[] = mail.attachments.map(({ filename, mimeType, content }) => ({
    name: filename ?? '',
    type: mimeType.toLowerCase(),
    bytes: bytesOf(content),
  }));
  const files = all
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= largestFile)
    .slice(0, mostFiles);
  return {
    subject: mail.subject ?? '',
    from: mail.from && 'address' in mail.from ? mail.from.address : undefined,
    name: mail.from?.name || undefined,
    date: mail.date,
    messageId: mail.messageId,
    text,
    reply: replyIn(text),
    html: mail.html,
    htmlOnly,
    files,
    left: all.length - files.length,
  };
}

if (parentPort) {
  const port = parentPort;
  parse(workerData as Uint8Array).then(
    (parsed) => port.postMessage({ parsed }),
    (error: unknown) => port.postMessage({ error: error instanceof Error ? error.message : String(error) }),
  );
}

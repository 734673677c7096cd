import type { Language } from '../kernel/language.ts';
import { readableText } from '../kernel/text.ts';
import { replyMarkers } from '../record/reply-marker.ts';
import type { Words } from './mail-defaults.ts';
import { type FieldType, filled, holesOf, type MailFacts, type MailField } from './mail-fields.ts';
import { oneLine } from './message.ts';
import { frames } from './ticket-words.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, also within an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);

/** A moment as somebody reads it on the clock of their wall. */
export const spoken = (at: string, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(at));

/** Whose mail it is, and what stands around the words of the template. */
export type Frame = {
  readonly language: Language;
  readonly timeZone: string;
  readonly portal: string;
  /** Whether an answer to it is read; then a line says above which to write. */
  readonly replies: boolean;
  /** Page at which the person says how they are told; who has no account has none. */
  readonly settings?: string | undefined;
};

const longestLine = 300;
const longestSubject = 200;
const ours = (link: string, portal: string) => link.startsWith(`${portal}/`);

/** A field without markup, as its type wants it. */
const plain =
  ({ language, timeZone, portal }: Frame) =>
  (value: string, type: FieldType): string => {
    if (type === 'text') return readableText(value);
    if (type === 'link') return ours(value, portal) ? oneLine(value, 2_000) : '';
    return oneLine(type === 'moment' ? spoken(value, language, timeZone) : value, longestLine);
  };

/** The paragraphs of a template; one that names a field of which nothing is known is left out whole. */
const paragraphsOf = (text: string, facts: MailFacts): string[] =>
  text
    .split(/\n(?:[ \t]*\n)+/)
    .filter((paragraph) => holesOf(paragraph).every((name) => facts[name as MailField]));

const anchor = (href: string) => `<a href="${href}">${href}</a>`;

function htmlParagraph(paragraph: string, facts: MailFacts, frame: Frame): string {
  const show = plain(frame);
  const marked = (value: string, type: FieldType) => {
    const safe = escaped(show(value, type));
    return type === 'link' && safe ? anchor(safe) : safe;
  };
  const words = filled(escaped(paragraph), facts, marked);
  const quoted = /^\s*\{\{\s*said\s*\}\}\s*$/.test(paragraph);
  const style = quoted
    ? 'margin:16px 0;padding:0 0 0 12px;border-left:3px solid #8c8c94;white-space:pre-wrap'
    : 'margin:16px 0;white-space:pre-line';
  return `<p style="${style}">${words}</p>`;
}

const page = (language: Language, title: string, body: string) =>
  [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    '<style>:root{color-scheme:light dark}</style></head>',
    '<body style="margin:0;padding:16px;font:16px/1.5 -apple-system,\'Segoe UI\',Roboto,Helvetica,Arial,sans-serif">',
    `<div style="max-width:600px;overflow-wrap:anywhere">${body}</div></body></html>`,
  ].join('');

const small = 'margin:16px 0;font-size:13px';

/**
 * A mail as it is sent: text, and the same as plain HTML without image and script. A subject is one line whatever goes into it, and
 * what people wrote is neither markup nor a template.
 */
export function rendered(words: Words, facts: MailFacts, frame: Frame) {
  const { language, replies, settings, portal } = frame;
  const say = frames[language];
  const show = plain(frame);
  const told = paragraphsOf(words.text, facts);
  const marker = replies ? [replyMarkers[language]] : [];
  const link = facts['ticket.link'] ?? '';
  const hint = replies ? say.reply : say.noReply;
  const below = ours(link, portal) ? [[hint, link] as const] : [];
  const choice = settings ? [[say.settings, settings] as const] : [];
  const foot = [...below, ...choice];
  const text = [
    ...marker,
    ...told.map((paragraph) => filled(paragraph, facts, show).trim()),
    '-- ',
    ...foot.map(([hinted, href]) => `${hinted}\n${href}`),
  ];
  const html = [
    ...marker.map((line) => `<p style="${small}">${escaped(line)}</p>`),
    ...told.map((paragraph) => htmlParagraph(paragraph, facts, frame)),
    '<hr style="border:0;border-top:1px solid #8c8c94">',
    ...foot.map(([hinted, href]) => `<p style="${small}">${hinted}<br>${anchor(escaped(href))}</p>`),
  ];
  const subject = oneLine(filled(words.subject, facts, show), longestSubject);
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html: page(language, subject, html.join('')),
  };
}

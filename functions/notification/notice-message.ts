import type { Language } from '../kernel/language.ts';
import { plainMessage } from './code-message.ts';
import { escaped } from './mail-rendering.ts';
import { headersOf, type Mail, type Message, oneLine } from './message.ts';
import type { Waiting } from './notice-box.ts';
import { frames } from './ticket-words.ts';

const linkOf = ({ path }: Waiting, portal: string) => path && `${portal.replace(/\/+$/, '')}${path}`;

const paragraph = (item: Waiting, portal: string): string[] => {
  const link = linkOf(item, portal);
  return [oneLine(item.title, 300), ...(item.text ? [item.text] : []), ...(link ? [link] : []), ''];
};

function html(items: readonly Waiting[], heading: string, portal: string, language: Language): string {
  const one = (item: Waiting) => {
    const link = linkOf(item, portal);
    const title = escaped(oneLine(item.title, 300));
    const text = item.text ? `<p style="white-space:pre-wrap">${escaped(item.text)}</p>` : '';
    return `<h2>${link ? `<a href="${escaped(link)}">${title}</a>` : title}</h2>${text}`;
  };
  return `<!doctype html><html lang="${language}"><body><h1>${escaped(heading)}</h1>${items.map(one).join('')}</body></html>`;
}

const subjectOf = (items: readonly Waiting[], digest: boolean, language: Language) => {
  const last = items.at(-1);
  if (digest || !last) return frames[language].digest(items.length);
  const more = items.length > 1 ? ` (+${items.length - 1})` : '';
  return `${oneLine(last.title, 150)}${more}`;
};

type About = {
  readonly digest: boolean;
  readonly more: number;
  readonly portal: string;
  readonly id: string;
  readonly language: Language;
};

/** Notices in one message: about one record, or a digest of whatever was collected. */
export function noticesMessage(
  items: readonly Waiting[],
  { digest, more, portal, id, language }: About,
): Message {
  const say = frames[language];
  const subject = subjectOf(items, digest, language);
  const rest = more ? [say.more(more), ''] : [];
  const text = [...items.flatMap((item) => paragraph(item, portal)), ...rest];
  const mail: Mail = {
    subject,
    text: [...text, say.settings, `${portal.replace(/\/+$/, '')}/notification-settings`, ''].join('\n'),
    html: html(items, subject, portal, language),
    headers: headersOf(id),
  };
  const [first] = items;
  const link = first && linkOf(first, portal);
  const short = plainMessage(subject, [subject, ...(link ? [link] : [])].join(' '), id, {
    type: digest ? 'digest' : 'notices',
    items,
  });
  return { ...short, mail: () => mail };
}

import { plainMessage } from './code-message.ts';
import { headersOf, type Mail, type Message, oneLine } from './message.ts';
import type { Waiting } from './notice-box.ts';

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const linkOf = ({ path }: Waiting, portal: string) => path && `${portal.replace(/\/+$/, '')}${path}`;

const paragraph = (item: Waiting, portal: string): string[] => {
  const link = linkOf(item, portal);
  return [oneLine(item.title, 300), ...(item.text ? [item.text] : []), ...(link ? [link] : []), ''];
};

function html(items: readonly Waiting[], heading: string, portal: string): string {
  const one = (item: Waiting) => {
    const link = linkOf(item, portal);
    const title = escaped(oneLine(item.title, 300));
    const text = item.text ? `<p style="white-space:pre-wrap">${escaped(item.text)}</p>` : '';
    return `<h2>${link ? `<a href="${escaped(link)}">${title}</a>` : title}</h2>${text}`;
  };
  return `<!doctype html><html lang="en"><body><h1>${escaped(heading)}</h1>${items.map(one).join('')}</body></html>`;
}

const subjectOf = (items: readonly Waiting[], digest: boolean) => {
  const last = items.at(-1);
  if (digest || !last) return `Your digest: ${items.length === 1 ? '1 notice' : `${items.length} notices`}`;
  const more = items.length > 1 ? ` (and ${items.length - 1} more)` : '';
  return `${oneLine(last.title, 150)}${more}`;
};

/** Notices in one message: about one record, or a digest of whatever was collected. */
export function noticesMessage(
  items: readonly Waiting[],
  { digest, more, portal, id }: { digest: boolean; more: number; portal: string; id: string },
): Message {
  const subject = subjectOf(items, digest);
  const rest = more ? [`And ${more} more that are not listed here.`, ''] : [];
  const text = [...items.flatMap((item) => paragraph(item, portal)), ...rest];
  const mail: Mail = {
    subject,
    text: [
      ...text,
      'You get this by your own settings:',
      `${portal.replace(/\/+$/, '')}/notification-settings`,
      '',
    ].join('\n'),
    html: html(items, subject, portal),
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

import { about, headersOf, link, type Mail, oneLine, type Page, pageFacts, urgency } from './message.ts';

const shown = 500;
const countOf = (pages: readonly Page[]) => `${pages.length} pages`;

/**
 * Pages in the order in which a bundle tells them: the first of each service before the second of any, and otherwise as they
 * came, so that a noisy service hides no other one.
 */
export function inTurn<P extends { readonly service?: string | undefined }>(pages: readonly P[]): P[] {
  const firsts = new Set<P>();
  const services = new Set<string | undefined>();
  for (const page of pages) {
    if (!services.has(page.service)) firsts.add(page);
    services.add(page.service);
  }
  return [...firsts, ...pages.filter((page) => !firsts.has(page))];
}

/** One mail for several pages that came at once. */
export function bundleMail(pages: readonly Page[], id: string): Mail {
  const [first] = pages;
  const lines = pages
    .slice(0, shown)
    .map((page) => `- [${page.incident}] ${urgency(page)}${about(page)}\n  ${link(page)}`);
  const rest = pages.length > shown ? [`- and ${pages.length - shown} more`] : [];
  const others = first && pages.length > 1 ? ` and ${pages.length - 1} more` : '';
  return {
    subject: first
      ? `[${first.incident}] ${countOf(pages)}: ${urgency(first)}${oneLine(about(first), 100)}${others}`
      : countOf(pages),
    text: [
      `You are paged for ${pages.length} incidents. They came so fast that this mail tells of all of them.`,
      '',
      ...lines,
      ...rest,
      '',
    ].join('\n'),
    headers: headersOf(id),
  };
}

/** The text message of one page, or of several: what fits into two parts of 153 characters. */
export function pageText(pages: readonly Page[]): string {
  const [first] = pages;
  if (!first) return '';
  const more = pages.length > 1 ? ` (+${pages.length - 1} more)` : '';
  const words = oneLine(`${urgency(first)}${first.incident} ${about(first)}`, 180);
  return `${words}${more} ${link(first)}`;
}

/** The body of one page, or of several, by webhook. */
export const pagesBody = (pages: readonly Page[], id: string): string => {
  const [first] = pages;
  return JSON.stringify(
    pages.length === 1 && first ? pageFacts(first) : { id, type: 'pages', pages: pages.map(pageFacts) },
  );
};

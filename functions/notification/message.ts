/** What a page tells; the words of people in it are cleaned here, whatever they went through before. */
export type Page = {
  readonly id: string;
  readonly incident: string;
  /** The escalation that pages: its page offers to take, escalate or hand over. */
  readonly escalation?: string | undefined;
  readonly title: string;
  readonly priority?: number | undefined;
  readonly service?: string | undefined;
  readonly team?: string | undefined;
  readonly openedAt?: string | undefined;
  readonly level: number;
  readonly levels: number;
  readonly at: string;
  readonly portal: string;
};

export type Mail = {
  readonly subject: string;
  readonly text: string;
  /** Plain HTML beside the text: headings, paragraphs and links, no image and no script. */
  readonly html?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where an answer is read, of a mail that one may answer. */
  readonly replyTo?: string | undefined;
};

/** One message in the words of every channel. */
export type Message = {
  readonly mail: () => Mail;
  readonly text: () => string;
  readonly webhook: () => string;
  readonly slack: () => string;
  readonly teams: () => string;
};

// Line ends split headers; bidirectional controls and their like make people read another text than there is.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** People's words as one line that no header, log or mail client can misread, at most `max` characters long. */
export function oneLine(words: string, max: number): string {
  const line = words.toWellFormed().replace(unsafe, ' ').replace(/ {2,}/g, ' ').trim();
  const characters = [...line];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : line;
}

export const headersOf = (id: string) => ({
  'X-Itsm-Notification-Id': id.replace(/[^\w.-]/g, '_'),
  // RFC 3834 section 5: no out-of-office reply is wanted, and no loop can start. Exchange has a header of its own for that.
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
});

/** What a page is about, in a few words. */
export const about = ({ service, title }: Page) => oneLine(service ? `${service}: ${title}` : title, 150);
export const urgency = ({ priority }: Page) => (priority ? `P${priority} ` : '');
/** Where a page is answered. Opening it changes nothing. */
export const link = ({ portal, incident, escalation }: Page) => {
  const address = `${portal.replace(/\/+$/, '')}/incidents/${encodeURIComponent(incident)}`;
  return escalation ? `${address}?page=${encodeURIComponent(escalation)}` : address;
};
const instant = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;

function facts(page: Page): string[] {
  const { incident, title, service, team, openedAt } = page;
  return [
    `What:   ${oneLine(title, 200)}`,
    ...(service ? [`Where:  ${oneLine(service, 60)}`] : []),
    ...(team ? [`Team:   ${oneLine(team, 60)}`] : []),
    ...(openedAt ? [`Since:  ${instant(openedAt)}`] : []),
    `Ticket: ${incident}`,
  ];
}

/** The mail that pages somebody. */
export const pageMail = (page: Page): Mail => ({
  subject: `[${page.incident}] ${urgency(page)}${about(page)}`,
  text: [
    `You are paged: level ${page.level + 1} of ${page.levels}.`,
    '',
    ...facts(page),
    '',
    'Take it, and paging stops:',
    link(page),
    '',
  ].join('\n'),
  headers: headersOf(page.id),
});

/** The mail to the last resort: every level stayed silent. */
export const exhaustedMail = (page: Page, reason: string): Mail => ({
  subject: `[${page.incident}] NOBODY ANSWERED ${urgency(page)}${about(page)}`,
  text: [
    'Nobody has taken this incident, and nobody else will be paged for it.',
    oneLine(reason, 300),
    '',
    ...facts(page),
    '',
    'Take it, or find somebody who does:',
    link(page),
    '',
  ].join('\n'),
  headers: headersOf(page.id),
});

/** A page as a program reads it. */
export const pageFacts = (page: Page) => {
  const { id, incident, title, priority, service, team, openedAt, level, levels, at } = page;
  const facts = { id, type: 'page', incident, title, priority, service, team, openedAt, level, levels, at };
  return { ...facts, url: link(page) };
};

/** The body of a page by webhook. `id` is the same however often it comes. */
export const pageBody = (page: Page): string => JSON.stringify(pageFacts(page));

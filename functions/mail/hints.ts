import type { Hint } from './mail.ts';
import { type Header, valuesOf } from './pre-scan.ts';

const ticket = /\b(?:INC|REQ)-[1-9]\d{0,11}\b/gi;
const most = 10;

const found = (by: Hint['by'], text: string): Hint[] =>
  [...text.slice(0, 4_000).matchAll(ticket)].map(([id]) => ({ by, ticket: id.toUpperCase() }));

/**
 * Tickets that a mail looks as if it belonged to, by its subject, what it refers to, and an address that proves nothing.
 * Anybody can write them: an agent may look, and nothing is decided by them.
 *
 * @param named the ticket of a reply address whose proof is not good for this sender
 */
export function hintsIn(headers: readonly Header[], named: string | undefined): Hint[] {
  const references = [...valuesOf(headers, 'in-reply-to'), ...valuesOf(headers, 'references')].join(' ');
  const all: Hint[] = [
    ...(named ? [{ by: 'reply-address' as const, ticket: named }] : []),
    ...found('references', references.replaceAll(/[^A-Za-z0-9-]/g, ' ')),
    ...found('subject', valuesOf(headers, 'subject').join(' ')),
  ];
  const first = (hint: Hint, index: number) => all.findIndex((each) => each.ticket === hint.ticket) === index;
  return all.filter(first).slice(0, most);
}

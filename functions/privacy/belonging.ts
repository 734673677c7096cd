import type { Subject } from './subject.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * How a record belongs to somebody. `person`: it is they. `whole`: everything that is said in it is theirs, such as a mail or an
 * answer to a survey. `ticket`: they asked for it, and others work on it. `none`: they may have acted in it.
 */
export type Belonging = 'person' | 'whole' | 'ticket' | 'none';

const tickets: readonly unknown[] = ['incident', 'request'];
/** What the desk records about a person's data is the desk's: why it was erased, and why it was held. */
const records: readonly unknown[] = ['erasure', 'legal-hold'];
const wholeBy: readonly string[] = ['person', 'from', 'email', 'address'];

/** How this record belongs to somebody. A mail or a subscription is theirs by its address, too. */
export function belongingOf(record: Row, { id, addresses }: Subject): Belonging {
  const { kind } = record;
  if (kind === 'person') return record.id === id ? 'person' : 'none';
  if (tickets.includes(kind)) return record.requester === id || record.for === id ? 'ticket' : 'none';
  if (records.includes(kind)) return 'none';
  const mine = [id, ...addresses.map((address) => address.toLowerCase())];
  return wholeBy.some((name) => mine.includes(String(record[name]).toLowerCase())) ? 'whole' : 'none';
}

/** Fields of a ticket that are its requester's words, whoever typed them. */
export const ticketWords: readonly string[] = [
  'title',
  'description',
  'fields',
  'values',
  'lines',
  'answers',
];

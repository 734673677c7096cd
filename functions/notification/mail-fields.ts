/** What a field of a mail is, which says how it is escaped: `line` is one line, `text` has several, `link` is one of ours. */
export type FieldType = 'line' | 'text' | 'link' | 'moment';

/** Every field that a template may name, what it is, and what it looks like. */
export const mailFields = {
  'ticket.id': { type: 'line', sample: 'INC-1042' },
  'ticket.title': { type: 'line', sample: 'The printer on floor 3 <jams> & beeps' },
  'ticket.status': { type: 'line', sample: 'Somebody is working on it.' },
  'ticket.link': { type: 'link', sample: '/incidents/INC-1042' },
  'person.name': { type: 'line', sample: 'Robin Requester' },
  by: { type: 'line', sample: 'Ada Agent' },
  at: { type: 'moment', sample: '2027-01-15T14:30:00.000Z' },
  said: { type: 'text', sample: 'We have ordered a new drum.\nIt comes on Thursday.' },
  news: { type: 'line', sample: 'INC-1042: a new comment' },
  'confirm.link': { type: 'link', sample: '/v1/confirmations/sample' },
} as const satisfies Record<string, { type: FieldType; sample: string }>;
export type MailField = keyof typeof mailFields;

/** What is known for a mail, by field. What is absent, or empty, is left out of it. */
export type MailFacts = Partial<Record<MailField, string>>;

const hole = /\{\{\s*([^{}]{1,60}?)\s*\}\}/g;
const isField = (name: string): name is MailField => Object.hasOwn(mailFields, name);

/** The fields that a text names, known or not. */
export const holesOf = (text: string): string[] => [...text.matchAll(hole)].map(([, name = '']) => name);

/** What is wrong with the holes of a text; undefined when nothing is. */
export function wrongHoles(text: string): string | undefined {
  const unknown = holesOf(text).find((name) => !isField(name));
  if (unknown !== undefined) return `names the field ${unknown}, which there is not`;
  return /\{\{|\}\}/.test(text.replace(hole, '')) || /\{\{\{|\}\}\}/.test(text)
    ? 'has {{ or }} that belong to no field'
    : undefined;
}

/** What a person is shown before they save: every field has a value. */
export const sampleFacts = (portal: string): MailFacts =>
  Object.fromEntries(
    Object.entries(mailFields).map(([name, { type, sample }]) => [
      name,
      type === 'link' ? `${portal}${sample}` : sample,
    ]),
  );

/** Puts facts into the holes of a text. `show` says how a fact of a type is written; none is read as a template again. */
export const filled = (text: string, facts: MailFacts, show: (value: string, type: FieldType) => string) =>
  text.replace(hole, (_, name: string) => {
    const value = isField(name) ? facts[name] : undefined;
    return value && isField(name) ? show(value, mailFields[name].type) : '';
  });

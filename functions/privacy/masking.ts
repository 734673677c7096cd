import type { Blot } from './blotting.ts';
import { blank, type Subject } from './subject.ts';

type Row = Readonly<Record<string, unknown>>;

/** Names under which words of people stand inside lists and maps; the others hold ids, states and times. */
const wordNames: readonly string[] = [
  ...['text', 'comment', 'note', 'reason', 'description', 'why', 'body', 'question', 'shown', 'value'],
  ...['answer', 'summary', 'email', 'address', 'from', 'raw', 'resolution', 'message', 'subject'],
];
/** Maps of which every value is somebody's answer. */
const answerMaps: readonly string[] = ['fields', 'values', 'custom'];
const authors: readonly string[] = ['by', 'person', 'author', 'voter', 'decidedBy'];

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

/** JSON kept as a text: an answer that waits for a repetition, a message. */
function parsed(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How words are taken out of values: whose they are, how they are recognised, and whether titles go as well. */
export type Pen = {
  readonly subject: Subject;
  readonly blot: Blot;
  /** The whole record is theirs, so that titles inside of it are. */
  readonly titles?: boolean;
};

const blanked = (text: string, { subject }: Pen): string =>
  !text || text === subject.address ? text : /^\S+@\S+$/.test(text) ? subject.address : blank;

/** Everything that is known of somebody taken out, and what they said where an entry names them as who said it. */
export function redacted(value: unknown, pen: Pen): unknown {
  if (typeof value === 'string') {
    const inside = parsed(value);
    return inside === undefined ? pen.blot(value) : JSON.stringify(redacted(inside, pen));
  }
  if (Array.isArray(value)) return value.map((item) => redacted(item, pen));
  if (!isObject(value)) return value;
  const theirs = authors.some((name) => value[name] === pen.subject.id);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      pen.blot(name),
      theirs && wordNames.includes(name) ? masked(inner, pen) : redacted(inner, pen),
    ]),
  );
}

/** A value that is somebody's words: a text goes as a whole, of lists and maps what is words in them. */
export function masked(value: unknown, pen: Pen, all = false): unknown {
  if (typeof value === 'string') return blanked(value, pen);
  if (Array.isArray(value)) return value.map((item) => inside(item, pen, all));
  return isObject(value) ? inside(value, pen, all) : value;
}

function inside(value: unknown, pen: Pen, all: boolean): unknown {
  if (typeof value === 'string') return all ? blanked(value, pen) : pen.blot(value);
  if (Array.isArray(value)) return value.map((item) => inside(item, pen, all));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const words = all || wordNames.includes(name) || (pen.titles && name === 'title');
      return [name, words ? masked(inner, pen, all) : inside(inner, pen, answerMaps.includes(name))];
    }),
  );
}

/** A field that is somebody's words, by its name: what they answered goes whatever it is called. */
export const maskedField = (name: string, value: unknown, pen: Pen): unknown =>
  masked(value, pen, answerMaps.includes(name));

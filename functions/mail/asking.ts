import type { AskedFor } from '../record/asked.ts';
import type { Mail, MailMark } from './mail.ts';

/** What stands for words that a mail does not have, or that cannot be read. */
const instead: Partial<Readonly<Record<MailMark, string>>> = {
  encrypted: 'The mail is encrypted: its words cannot be read here.',
  winmail: 'What came along is in a format of Outlook alone, winmail.dat.',
  'only-quoted': 'The mail only quotes what it answers.',
  shortened: 'The mail is longer, or has more files, than is kept here: its source has all of it.',
};

function words({ text, whole, marks = [] }: Mail, all: boolean): string {
  const said = all ? (whole ?? text) : (text ?? whole);
  const notes = marks.flatMap((mark) => instead[mark] ?? []);
  const spoken = [...(said ? [said] : notes.length ? [] : ['The mail has no words.']), ...notes];
  return spoken.join('\n\n');
}

/** What an accepted mail asks for; a new ticket gets all of its words, an answer what is new in it. */
export function askedFor(mail: Mail): AskedFor | undefined {
  const { id: key, becomes, state, files = [], title, verified } = mail;
  if (!becomes || state === 'quarantined' || state === 'dropped') return undefined;
  if (becomes.as === 'comment') {
    const { on, person, automatic } = becomes;
    const target = on.startsWith('REQ-') ? 'request' : 'incident';
    const comment = { key, by: 'mail' as const, on, person, text: words(mail, false), files };
    return { target, comment: { ...comment, ...(automatic && { automatic }) } };
  }
  const { as: _, target, ...rest } = becomes;
  return {
    target,
    ticket: { key, by: 'mail', title, description: words(mail, true), verified, files, ...rest },
  };
}

import type { Language } from '../kernel/language.ts';
import type { MailTopic } from './mail-topic.ts';

export type Words = { readonly subject: string; readonly text: string };

/** One subject for everything about a ticket: mail programs put what has the same one into one thread. */
const subject = '[{{ticket.id}}] {{ticket.title}}';
const paragraphs = (...all: string[]) => ({ subject, text: all.join('\n\n') });

const en: Record<MailTopic, Words> = {
  opened: paragraphs(
    'We have it. Your reference is {{ticket.id}}.',
    '{{ticket.status}}',
    'You get a mail when there is news.',
    'Was it you who wrote to us? Confirm your address, and we can send you everything about it:\n{{confirm.link}}\nIf it was not you, ignore this mail.',
  ),
  commented: paragraphs('{{by}} wrote on {{ticket.id}}:', '{{said}}', '{{ticket.status}}'),
  noted: paragraphs('{{by}} wrote a note on {{ticket.id}}, which its requester does not see:', '{{said}}'),
  waiting: paragraphs('We need an answer from you before {{ticket.id}} can go on.', '{{said}}'),
  held: paragraphs('{{ticket.id}} has to wait for a while.', '{{said}}', '{{ticket.status}}'),
  resolved: paragraphs(
    '{{ticket.id}} is solved.',
    '{{said}}',
    'If it is not, tell us. You can open it again here:\n{{ticket.link}}',
  ),
  reopened: paragraphs('{{ticket.id}} is open again. We work on it.', '{{said}}'),
  closed: paragraphs(
    '{{ticket.id}} is done. If it comes back, open a new one: we see that they belong together.',
  ),
  step: paragraphs('There is news of {{ticket.id}}: {{news}}', '{{said}}', '{{ticket.status}}'),
  approval: {
    subject: '{{news}}',
    text: ['{{news}}', '{{said}}', 'Read it and decide here, signed in:\n{{ticket.link}}'].join('\n\n'),
  },
  survey: paragraphs('{{ticket.id}} is done. How was it? It takes a moment to tell us:\n{{ticket.link}}'),
  news: paragraphs('{{news}}', '{{said}}', '{{ticket.status}}'),
};

const de: Record<MailTopic, Words> = {
  opened: paragraphs(
    'Ihre Nachricht ist angekommen. Das Kennzeichen ist {{ticket.id}}.',
    '{{ticket.status}}',
    'Sobald es etwas Neues gibt, bekommen Sie eine Mail.',
    'Haben Sie uns geschrieben? Bestätigen Sie Ihre Adresse, dann können wir Ihnen alles dazu schicken:\n{{confirm.link}}\nWenn Sie es nicht waren, brauchen Sie nichts zu tun.',
  ),
  commented: paragraphs('{{by}} schreibt zu {{ticket.id}}:', '{{said}}', '{{ticket.status}}'),
  noted: paragraphs(
    '{{by}} hat zu {{ticket.id}} etwas notiert, das der Auftraggeber nicht sieht:',
    '{{said}}',
  ),
  waiting: paragraphs('Bei {{ticket.id}} brauchen wir eine Antwort von Ihnen.', '{{said}}'),
  held: paragraphs('{{ticket.id}} muss eine Weile warten.', '{{said}}', '{{ticket.status}}'),
  resolved: paragraphs(
    '{{ticket.id}} ist gelöst.',
    '{{said}}',
    'Falls nicht, sagen Sie es uns. Hier können Sie es wieder öffnen:\n{{ticket.link}}',
  ),
  reopened: paragraphs('{{ticket.id}} ist wieder offen. Wir arbeiten daran.', '{{said}}'),
  closed: paragraphs(
    '{{ticket.id}} ist abgeschlossen. Kommt es wieder, schreiben Sie uns neu: Wir sehen, dass es zusammengehört.',
  ),
  step: paragraphs('Neues zu {{ticket.id}}: {{news}}', '{{said}}', '{{ticket.status}}'),
  approval: {
    subject: '{{news}}',
    text: ['{{news}}', '{{said}}', 'Lesen und entscheiden Sie hier, angemeldet:\n{{ticket.link}}'].join(
      '\n\n',
    ),
  },
  survey: paragraphs(
    '{{ticket.id}} ist abgeschlossen. Wie war es? Sagen Sie es uns in einem Augenblick:\n{{ticket.link}}',
  ),
  news: paragraphs('{{news}}', '{{said}}', '{{ticket.status}}'),
};

/** What is sent as long as no administrator wrote something else. */
export const mailDefaults: Record<Language, Record<MailTopic, Words>> = { en, de };

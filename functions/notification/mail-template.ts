import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { type Language, languages } from '../kernel/language.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { line, text } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { mailDefaults, type Words } from './mail-defaults.ts';
import { wrongHoles } from './mail-fields.ts';
import { type MailTopic, mailTopics } from './mail-topic.ts';

const fields = { subject: line(300), text: text(10_000) };

/** The words of mails about one topic in one language. There is one for each, whether somebody has changed it or not. */
export const MailTemplate = z
  .object({
    ...recordFields,
    kind: z.literal('mail-template'),
    state: z.enum(['default', 'own']),
    version: z.int().nonnegative(),
    topic: z.enum(mailTopics),
    language: z.enum(languages),
    ...fields,
  })
  .meta({ id: 'MailTemplate' });
export type MailTemplate = z.infer<typeof MailTemplate>;

export const ChangeMailTemplate = z.strictObject(fields).partial();
export type ChangeMailTemplate = z.infer<typeof ChangeMailTemplate>;

/** The id of the template of a topic in a language, e.g. `resolved-de`. */
export const mailTemplateId = (topic: MailTopic, language: Language): string => `${topic}-${language}`;

/** Every id that there is. */
export const mailTemplateIds: readonly string[] = mailTopics.flatMap((topic) =>
  languages.map((language) => mailTemplateId(topic, language)),
);

/** What holds as long as nobody has changed it. @throws {Refusal} `not-found` for an id that there is not */
export function defaultMailTemplate(id: string): MailTemplate {
  const [topic, language] = id.split('-') as [MailTopic, Language];
  const words = mailTemplateIds.includes(id) ? mailDefaults[language][topic] : undefined;
  if (!words) throw new Refusal('not-found', `There is no mail template ${id.slice(0, 40)}.`);
  const title = `${topic}, ${language}`;
  return { id, kind: 'mail-template', title, version: 0, state: 'default', topic, language, ...words };
}

/** @throws {Refusal} `validation` for a field that there is not, or braces that are none */
function demandWhole(words: Partial<Words>): void {
  for (const name of ['subject', 'text'] as const) {
    const wrong = wrongHoles(words[name] ?? '');
    if (wrong) throw invalid(`/${name}`, wrong);
  }
}

const saved = (before: MailTemplate) => (before.version ? before : undefined);

/** Changes the words; the first change saves them. @throws {Refusal} `validation` for a field that there is not */
export function changeMailTemplate(
  before: MailTemplate,
  ask: ChangeMailTemplate,
  actor: Actor,
  at: string,
): Decision<MailTemplate> {
  demandWhole(ask);
  const next = { ...before, ...ask, state: 'own' as const };
  return decide<MailTemplate>(saved(before), next, { type: 'mail-template.changed', by: actor.id, at });
}

/** Goes back to the words that are shipped, those of later releases too. */
export function resetMailTemplate(before: MailTemplate, actor: Actor, at: string): Decision<MailTemplate> {
  const { subject, text: words } = defaultMailTemplate(before.id);
  const next = { ...before, subject, text: words, state: 'default' as const };
  return decide<MailTemplate>(saved(before), next, { type: 'mail-template.reset', by: actor.id, at });
}

/** The words as they would be with a change, for a look at them. @throws {Refusal} as the change would */
export function tried(before: MailTemplate, ask: ChangeMailTemplate): Words {
  demandWhole(ask);
  return { subject: ask.subject ?? before.subject, text: ask.text ?? before.text };
}

/** The words that are sent: those of somebody, or the shipped ones of this release. */
export const wordsOf = (template: MailTemplate): Words =>
  template.state === 'own' ? template : defaultMailTemplate(template.id);

/** Those that somebody changed are one small collection. */
export const mailTemplateKeys = ({ id }: MailTemplate): IndexKeys => ({
  open: { team: 'all', order: id },
  order: id,
});

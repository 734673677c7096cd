import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf, languages } from '../../functions/kernel/language.ts';
import { mailDefaults } from '../../functions/notification/mail-defaults.ts';
import {
  holesOf,
  type MailFacts,
  mailFields,
  sampleFacts,
  wrongHoles,
} from '../../functions/notification/mail-fields.ts';
import { isMachine } from '../../functions/notification/mail-recipient.ts';
import { rendered } from '../../functions/notification/mail-rendering.ts';
import { threadHeaders } from '../../functions/notification/mail-thread.ts';
import { mailTopicOf, mailTopics, weightiest } from '../../functions/notification/mail-topic.ts';
import { isReplyMarker } from '../../functions/record/reply-marker.ts';

const portal = 'https://desk.example';
const frame = { language: 'en' as const, timeZone: 'Europe/Berlin', portal, replies: true };
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '{{ticket.link}}',
    `\${process.env.SECRET}`,
    'a\r\nBcc: everybody@desk.example',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '\u202Egnp.exe',
    '{{{{said}}}}',
    '<%= 7*7 %>#{7*7}',
  ),
);
const moments = fc
  .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
  .map((at) => at.toISOString());
const facts = fc.record(
  Object.fromEntries(
    Object.entries(mailFields).map(([name, { type }]) => [name, type === 'moment' ? moments : nasty]),
  ),
) as fc.Arbitrary<MailFacts>;
const topics = fc.constantFrom(...mailTopics);
const tongues = fc.constantFrom(...languages);

describe('a mail', () => {
  test('is one line of subject and HTML of ours alone, whatever any field holds', () => {
    void fc.assert(
      fc.property(topics, tongues, facts, (topic, language, all) => {
        const { subject, html } = rendered(mailDefaults[language][topic], all, { ...frame, language });
        expect(subject).not.toMatch(/[\r\n\p{Cc}]/u);
        expect([...subject].length).toBeLessThanOrEqual(200);
        const tags = [...html.matchAll(/<([^>]*)>/g)].map(([, tag = '']) =>
          tag.split(/[\s/>]/)[0]?.toLowerCase(),
        );
        const ours = [
          '!doctype',
          'html',
          'head',
          'meta',
          'title',
          'style',
          'body',
          'div',
          'p',
          'hr',
          'br',
          'a',
          '',
        ];
        expect(tags.filter((tag) => !ours.includes(tag ?? ''))).toEqual([]);
        for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
          expect(href.startsWith(`${portal}/`)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('shows what people wrote as it is, and never as a template', () => {
    const words = { subject: '{{ticket.title}}', text: '{{said}}' };
    const said = `Use {{ticket.id}} or \${x} or {{nothing}}`;
    const mail = rendered(words, { 'ticket.id': 'INC-1', 'ticket.title': said, said }, frame);
    expect(mail.subject).toBe(said);
    expect(mail.text).toContain(said);
  });

  test('leaves a paragraph out of which nothing is known', () => {
    const words = { subject: 'x', text: 'One {{said}}\n\nTwo {{ticket.id}}\n \nThree {{by}}' };
    const { text } = rendered(words, { 'ticket.id': 'INC-1' }, frame);
    expect(text).toContain('Two INC-1');
    expect(text).not.toMatch(/One|Three/);
  });

  test('says above which line to answer, only when answers are read', () => {
    const words = mailDefaults.de.commented;
    const mail = (replies: boolean) =>
      rendered(words, sampleFacts(portal), { ...frame, language: 'de', replies });
    expect(mail(true).text.split('\n').some(isReplyMarker)).toBe(true);
    expect(mail(false).text.split('\n').some(isReplyMarker)).toBe(false);
    expect(mail(false).text).toContain('werden nicht gelesen');
  });
});

describe('the shipped words', () => {
  test('name known fields alone, and each topic has the same in every language', () => {
    for (const topic of mailTopics) {
      for (const language of languages) {
        const { subject, text } = mailDefaults[language][topic];
        expect(wrongHoles(subject) ?? wrongHoles(text), `${topic} ${language}`).toBeUndefined();
      }
      const of = (language: 'en' | 'de') => [...new Set(holesOf(mailDefaults[language][topic].text))].sort();
      expect(of('de'), topic).toEqual(of('en'));
    }
  });

  test('are chosen by what a notice is about', () => {
    expect(['incident-comment', 'request-comment', 'incident-opened', 'shift-swap'].map(mailTopicOf)).toEqual(
      ['commented', 'commented', 'opened', 'news'],
    );
    expect(weightiest(['commented', 'resolved', 'noted'])).toBe('resolved');
  });
});

test('a field that there is not, and braces that are none, are told', () => {
  expect(wrongHoles('{{ticket.id}} {{ said }}')).toBeUndefined();
  for (const text of [
    '{{constructor}}',
    '{{__proto__}}',
    '{{ticket}}',
    '{{ticket.id',
    'ticket.id}}',
    '{{{said}}}',
  ])
    expect(wrongHoles(text), text).toBeDefined();
});

test('references are headers that SES takes, whatever Message-ID somebody made', () => {
  void fc.assert(
    fc.property(nasty, fc.option(nasty, { nil: undefined }), (theirs, first) => {
      const headers = threadHeaders({
        person: 'ann',
        ticket: 'INC-1',
        domain: 'desk.example',
        theirs,
        first,
      });
      for (const value of Object.values(headers)) expect(value).toMatch(/^[ -~]{1,870}$/);
    }),
  );
});

test('machines are known by their names', () => {
  const machines = [
    'MAILER-DAEMON@x.example',
    'no-reply@x.example',
    'noreply+1@x.example',
    'postmaster@x.example',
  ];
  expect(machines.filter((address) => !isMachine(address))).toEqual([]);
  expect(['norea@x.example', 'rootbeer@x.example', 'ann@noreply.example'].filter(isMachine)).toEqual([]);
});

test('the nearest language is spoken', () => {
  expect(['de', 'de-AT', 'DE_CH', 'en-GB', 'fr', 'de-DE,de;q=0.9', undefined].map(languageOf)).toEqual([
    'de',
    'de',
    'de',
    'en',
    'en',
    'de',
    'en',
  ]);
});

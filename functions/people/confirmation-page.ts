import { languageOf } from '../kernel/language.ts';

const words = {
  en: {
    ask: [
      'Is this your address?',
      'You wrote to the service desk. Confirm it, and we can send you everything about it by mail.',
    ],
    button: 'Yes, it was me',
    done: ['Thank you', 'Your address is confirmed. You can close this page.'],
    unknown: [
      'This link is not good any more',
      'It is good for seven days. The next mail from us brings a new one.',
    ],
  },
  de: {
    ask: [
      'Ist das Ihre Adresse?',
      'Sie haben dem Service Desk geschrieben. Bestätigen Sie das, dann können wir Ihnen alles dazu mailen.',
    ],
    button: 'Ja, das war ich',
    done: ['Danke', 'Ihre Adresse ist bestätigt. Sie können diese Seite schließen.'],
    unknown: [
      'Dieser Link gilt nicht mehr',
      'Er gilt sieben Tage. Die nächste Mail von uns bringt einen neuen.',
    ],
  },
} as const;

const style =
  'body{margin:0;padding:15vh 24px;font:18px/1.5 system-ui,sans-serif;max-width:32rem;margin-inline:auto}' +
  'button{font:inherit;padding:12px 24px;border:0;border-radius:8px;background:#006ce0;color:#fff;cursor:pointer}' +
  'button:focus-visible{outline:3px solid #fbd332;outline-offset:3px}:root{color-scheme:light dark}';

/** The page behind the link that confirms an address. It has no word of whoever wrote, and no script. */
export function confirmationPage(told: 'ask' | 'done' | 'unknown', tag: string | undefined): string {
  const language = languageOf(tag);
  const say = words[language];
  const [title, text] = say[told];
  const form =
    told === 'ask' ? `<form method="post"><button type="submit">${say.button}</button></form>` : '';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p>${form}</main></body></html>`,
  ].join('');
}

import { headersOf, type Message } from './message.ts';

const card = (text: string) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [{ type: 'TextBlock', text, wrap: true }],
      },
    },
  ],
});

/** A sentence or two in the words of every channel; the words are ours. */
export const plainMessage = (subject: string, text: string, id: string, body: object): Message => ({
  mail: () => ({ subject, text: `${text}\n`, headers: headersOf(id) }),
  text: () => text,
  webhook: () => JSON.stringify({ id, ...body }),
  slack: () => JSON.stringify({ text }),
  teams: () => JSON.stringify(card(text)),
});

/** The code that confirms a contact. */
export const codeMessage = (code: string, id: string): Message =>
  plainMessage(
    `${code} is your code`,
    `${code} confirms that you can be paged here. It is valid for 15 minutes. Whoever did not ask for it can ignore it.`,
    id,
    { type: 'code', code },
  );

/** A page that somebody sent to themselves, to see that it comes. */
export const testMessage = (at: string, id: string): Message =>
  plainMessage(
    'A test page',
    `This is a test page, asked for at ${at.slice(0, 16).replace('T', ' ')} UTC. Real ones come the same way.`,
    id,
    { type: 'test', at },
  );

import { about, link, oneLine, type Page, urgency } from './message.ts';

const shown = 10;

// Slack reads these three as its own marks, whatever the text is.
const slackText = (words: string, max: number) =>
  oneLine(words, max).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const headline = (pages: readonly Page[]) => {
  const [first] = pages;
  if (!first) return '';
  return pages.length > 1
    ? `You are paged for ${pages.length} incidents`
    : `${urgency(first)}${first.incident}: ${about(first)}`;
};

/**
 * Pages as Slack's Block Kit: what, how urgent, which service, and a button to the page. It goes to an incoming webhook, whose
 * buttons can only lead somewhere: it is answered in the portal.
 */
export function slackBody(pages: readonly Page[]): string {
  const heading = oneLine(headline(pages), 150);
  const block = (page: Page) => ({
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: `*${urgency(page)}${page.incident}* ${slackText(page.title, 200)}${
        page.service ? `\nService: ${slackText(page.service, 60)}` : ''
      }`,
    },
    accessory: {
      type: 'button',
      text: { type: 'plain_text', text: 'Open the page' },
      url: link(page),
    },
  });
  const rest = pages.length - shown;
  return JSON.stringify({
    text: slackText(headline(pages), 150),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: heading } },
      ...pages.slice(0, shown).map(block),
      ...(rest > 0
        ? [{ type: 'context', elements: [{ type: 'plain_text', text: `and ${rest} more` }] }]
        : []),
    ],
  });
}

// Teams reads Markdown in texts: without these marks a title is only what it says.
const teamsText = (words: string, max: number) => oneLine(words, max).replace(/([\\`*_{}[\]<>])/g, '\\$1');

/** Pages as an Adaptive Card for a Teams incoming webhook or workflow. */
export function teamsBody(pages: readonly Page[]): string {
  const facts = (page: Page) => ({
    type: 'FactSet',
    facts: [
      { title: 'Incident', value: page.incident },
      ...(page.priority ? [{ title: 'Priority', value: `P${page.priority}` }] : []),
      ...(page.service ? [{ title: 'Service', value: teamsText(page.service, 60) }] : []),
    ],
  });
  const text = (words: string, rest: object = {}) => ({
    type: 'TextBlock',
    text: words,
    wrap: true,
    ...rest,
  });
  const rest = pages.length - shown;
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      text(teamsText(headline(pages), 200), { weight: 'Bolder', size: 'Medium' }),
      ...pages.slice(0, shown).flatMap((page) => [text(teamsText(page.title, 200)), facts(page)]),
      ...(rest > 0 ? [text(`and ${rest} more`)] : []),
    ],
    actions: pages
      .slice(0, 5)
      .map((page) => ({ type: 'Action.OpenUrl', title: `Open ${page.incident}`, url: link(page) })),
  };
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content };
  return JSON.stringify({ type: 'message', attachments: [attachment] });
}

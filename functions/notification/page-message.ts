import { bundleMail, pagesBody, pageText } from './bundle.ts';
import { slackBody, teamsBody } from './chat.ts';
import { type Message, type Page, pageMail } from './message.ts';

/** One page, or several that waited, in the words of every channel. */
export function pagesMessage(pages: readonly Page[], id: string): Message {
  const [first] = pages;
  return {
    mail: () => (pages.length === 1 && first ? pageMail(first) : bundleMail(pages, id)),
    text: () => pageText(pages),
    webhook: () => pagesBody(pages, id),
    slack: () => slackBody(pages),
    teams: () => teamsBody(pages),
  };
}

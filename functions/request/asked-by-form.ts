import type { AskedTicket, Stranger } from '../record/asked.ts';
import { answersAsText } from './answers.ts';
import type { CatalogueItem, LiveItem } from './catalogue-item.ts';
import type { Answer } from './form-field.ts';
import { titleFor } from './opening.ts';
import type { Submission } from './submission.ts';

/** An item as it is offered, or as it was last written: what was sent before it was retired becomes a ticket still. */
export const offeredAs = (item: CatalogueItem): LiveItem => ({
  ...item,
  live: item.live ?? { edition: item.editions, content: item.draft, publishedAt: '' },
});

/** The ticket that a form asks for; undefined for one that is kept back. */
export function askedIn(submission: Submission, item: CatalogueItem): AskedTicket | undefined {
  const { id, state, person, values, answers = [], confirmed } = submission;
  if (state !== 'accepted' || !person || !values) return undefined;
  const live = offeredAs(item);
  const { target } = live.live.content;
  return {
    key: id,
    by: 'form',
    title: titleFor({ item: live, answers: values as Record<string, Answer> }),
    ...(answers.length && { description: answersAsText(answers) }),
    requester: person,
    verified: Boolean(confirmed),
    service: target.service,
    team: target.team,
    category: target.category,
    impact: target.impact,
    urgency: target.urgency,
    files: [],
  };
}

/** Who filled in a form, as a guest is made of them; of what is kept back, nobody is made. */
export function strangerOf({ state, email, name, confirmed, receivedAt }: Submission): Stranger | undefined {
  if (!email || (state !== 'accepted' && state !== 'unconfirmed')) return undefined;
  return { address: email, name, ...(confirmed && { confirmedAt: receivedAt }) };
}

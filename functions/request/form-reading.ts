import { findIncident } from '../incident/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { readRow } from '../runtime/dynamo.ts';
import { unsealed } from '../runtime/sealed.ts';
import type { ItemContent, PublicForm } from './item-content.ts';
import { isReference, referenceHash } from './sealed-id.ts';
import { standingOf } from './standing.ts';
import { catalogueItems, stored, submissions } from './stored.ts';
import { confirm } from './submission.ts';

/** A form that is offered to everybody. */
export type OpenForm = {
  readonly id: string;
  readonly content: ItemContent & { readonly public: PublicForm };
};

/** A form for everybody; one that is not is as absent as one that is not there. @throws {Refusal} `not-found` */
export async function openForm(id: string): Promise<OpenForm> {
  const content = (await catalogueItems.find(id))?.live?.content;
  if (content?.public) return { id, content: { ...content, public: content.public } };
  throw new Refusal('not-found', 'There is no such form.');
}

/** Where it stands that a form brought, in plain words and without a word of whoever wrote. */
export type Standing = { readonly state: string; readonly standing: string; readonly ticket?: string };

const kept: Readonly<Record<string, string>> = {
  unconfirmed:
    'We have got it, and have written to the mail address in it. Please follow the link there to confirm that it was you.',
  accepted: 'We have got it.',
  quarantined: 'We have got it. Somebody looks at it first.',
  discarded: 'It was looked at, and is not worked on.',
  expired: 'It was not confirmed in time.',
};

const incidentWords: Readonly<Record<string, string>> = {
  open: 'We have got it.',
  acknowledged: 'Somebody works on it.',
  'on-hold': 'We wait for something before we can go on.',
  resolved: 'We think that it is solved.',
  closed: 'It is done.',
};

async function ticketStanding(ticket: string): Promise<string> {
  if (ticket.startsWith('REQ-')) {
    const request = await stored.find(ticket);
    // What is asked was asked of one person, who reads it in their mail.
    return request ? standingOf({ ...request, question: undefined }) : 'We have got it.';
  }
  return incidentWords[(await findIncident(ticket))?.state ?? 'open'] ?? 'We have got it.';
}

/** @throws {Refusal} `not-found` for what is no reference of ours */
export async function whereItStands(reference: string): Promise<Standing> {
  if (!(await isReference(reference))) throw new Refusal('not-found', 'There is nothing at this address.');
  const row = await readRow('request', `reference#${referenceHash(reference)}`, 'reference');
  const submission = row && (await submissions.find(String(row.id)));
  if (!submission)
    return { state: 'received', standing: 'We have got it. In a few seconds it has a number.' };
  const { ticket, state } = submission;
  if (ticket) return { state, ticket, standing: await ticketStanding(ticket) };
  return { state, standing: kept[state] ?? 'We have got it.' };
}

/**
 * How a submission stands that waits to be confirmed; when its sender says so, it is.
 *
 * @throws {Refusal} `not-found` for a link that is none of ours
 */
export async function confirmed(token: string, says: boolean, by: Actor, now: string): Promise<string> {
  const id = await unsealed('form-confirm', token);
  const submission = id === undefined ? undefined : await submissions.find(id);
  if (!submission) throw new Refusal('not-found', 'There is nothing at this address.');
  if (!says || submission.state !== 'unconfirmed') return submission.state;
  return (await submissions.save(confirm(submission, by, now))).state;
}

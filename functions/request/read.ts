import type { Approvable } from '../record/approvable.ts';
import type { AskedTicket, Stranger } from '../record/asked.ts';
import type { EventRow } from '../record/timeline.ts';
import { collection, filedUnder } from '../runtime/collection.ts';
import { wholeHistory } from '../runtime/history.ts';
import { latestNumbers } from '../runtime/numbers.ts';
import { approvableOf } from './approvable.ts';
import { askedIn, strangerOf } from './asked-by-form.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import { surveyLink } from './links.ts';
import { requestsAsked } from './queue.ts';
import type { ServiceRequest } from './service-request.ts';
import { catalogueItems, stored, submissions, surveys } from './stored.ts';
import type { Survey } from './survey.ts';

export type { CatalogueItem, ServiceRequest };

/** The requests of these ids that exist, as whoever asks for votes on them sees them, in the order asked for. */
export const approvableRequests = async (ids: readonly string[]): Promise<Approvable[]> =>
  (await stored.all(ids)).map(approvableOf);

/** The requests that wait for approval at this moment, of all teams. */
export const askedRequests = (): Promise<string[]> => requestsAsked();

/** The request as it is now; undefined when there is none. */
export const findRequest = (id: string): Promise<ServiceRequest | undefined> => stored.find(id);

/** An item of the catalogue in whatever state; undefined when there is none. */
export const findCatalogueItem = (id: string): Promise<CatalogueItem | undefined> => catalogueItems.find(id);

/** Who filled in a web form, as a guest is made of them; undefined when there is no such submission, or it is kept back. */
export async function strangerIn(id: string): Promise<Stranger | undefined> {
  const submission = await submissions.find(id);
  return submission && strangerOf(submission);
}

/** The ticket that a web form asks for, and which practice is to open it; undefined when it asks for none. */
export async function askedByForm(
  id: string,
): Promise<{ readonly practice: 'request' | 'incident'; readonly ticket: AskedTicket } | undefined> {
  const submission = await submissions.find(id);
  const item = submission && (await catalogueItems.find(submission.item));
  const ticket = item && askedIn(submission, item);
  return ticket && { practice: submission.practice ?? 'request', ticket };
}

/** A page of the desk on which somebody says how they were served about a ticket; it takes no login. */
export const surveyAddress = (ticket: string, person: string): Promise<string> => surveyLink(ticket, person);

/** The requests of these ids that exist. */
export const findRequests = (ids: readonly string[]): Promise<ServiceRequest[]> => stored.all(ids);

/** Ids of the latest requests, the newest first; some of them may not exist. */
export const latestRequests = (count: number): Promise<string[]> => latestNumbers('request', 'REQ', count);

/** The items of the catalogue with these ids that exist, in whatever state. */
export const findCatalogueItems = (ids: readonly string[]): Promise<CatalogueItem[]> =>
  catalogueItems.all(ids);

/** Ids of all items of the catalogue. */
export const catalogueIds = async (): Promise<string[]> =>
  (await collection(catalogueItems)).map(({ id }) => id);

/** How somebody was served, as they were asked; undefined when they were not. */
export const findSurvey = (id: string): Promise<Survey | undefined> => surveys.find(id);

/** Ids of whoever was asked how they were served about a ticket. */
export const surveysAbout = async (ticket: string): Promise<string[]> =>
  (await filedUnder(surveys, 'subject', ticket)).map(({ id }) => id);

/** Everything that has happened to a request, oldest first; nothing for one that is not there. */
export const requestHistory = (id: string): Promise<EventRow[]> => wholeHistory('request', `request#${id}`);

export { searchableItem, searchableRequest, seenItem, seenRequest } from './searchable.ts';

import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page } from '../../kernel/wire.ts';
import { Feed } from '../feed.ts';
import { feedRights as rights } from '../rights.ts';

/** `path` is the address of the calendar: whoever knows it may read it, until it is revoked. */
const answer = Feed.omit({ chain: true }).extend({ path: z.string() }).meta({ id: 'SeenFeed' });

/** Addresses of calendars over HTTP; the calendars themselves are at those addresses, without a token. */
export const feedContract = contract([
  {
    rights,
    id: 'listFeeds',
    method: 'GET',
    path: '/v1/feeds',
    summary:
      'Addresses of calendars: of one’s own shifts, of every schedule, and of the changes of one’s teams',
    answer: page(answer),
  },
  {
    rights,
    answer,
    id: 'revokeFeed',
    method: 'POST',
    path: '/v1/feeds/{id}/revoke',
    summary: 'Make the address of a calendar worthless, and get a new one',
    command: 'revoke',
    ask: nothing,
  },
]);

import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { statusPageRights as rights, statusRights } from '../rights.ts';
import { Status } from '../status.ts';
import { AddStatusPage, ChangeStatusPage, StatusPage } from '../status-page.ts';

const answer = StatusPage.omit({ chain: true }).meta({ id: 'StatusPageView' });
const all = '/v1/status-pages';
const one = `${all}/{id}` as const;
const command = { method: 'POST', rights, answer } as const;

/** Pages on which people read how services are. */
export const statusPageContract = contract([
  {
    method: 'GET',
    rights: statusRights,
    id: 'listStatusPages',
    path: all,
    summary: 'List status pages',
    query: z.strictObject(paging),
    answer: page(answer),
  },
  {
    ...command,
    id: 'addStatusPage',
    path: all,
    summary: 'Make a page, for everybody or for whoever is signed in',
    command: 'create',
    ask: AddStatusPage,
    status: 201,
  },
  {
    method: 'GET',
    rights: statusRights,
    id: 'getStatusPage',
    path: one,
    summary: 'How a page is made up',
    answer,
  },
  {
    ...command,
    method: 'PATCH',
    id: 'changeStatusPage',
    path: one,
    summary: 'Change what it shows, and to whom',
    command: 'change',
    ask: ChangeStatusPage,
  },
  {
    ...command,
    id: 'retireStatusPage',
    path: `${one}/retire`,
    summary: 'Take it away',
    command: 'retire',
    ask: nothing,
  },
  {
    ...command,
    id: 'restoreStatusPage',
    path: `${one}/restore`,
    summary: 'Bring it back',
    command: 'restore',
    ask: nothing,
  },
  {
    method: 'GET',
    rights: statusRights,
    id: 'readStatus',
    path: `${one}/status`,
    summary: 'How it stands: components, what goes on, ninety days',
    answer: Status,
  },
]);

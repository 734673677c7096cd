import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { AskAdvance, AskHandOver } from '../by-hand.ts';
import { Escalation } from '../escalation.ts';
import { escalationRights as rights } from '../rights.ts';

const answer = Escalation.omit({ chain: true }).meta({ id: 'SeenEscalation' });
const one = '/v1/escalations/{id}';
const seen = { rights, answer };

/** Escalations over HTTP. */
export const escalationContract = contract([
  {
    rights,
    id: 'listEscalations',
    method: 'GET',
    path: '/v1/escalations',
    summary: 'Escalations that are paging, of one team or of all',
    query: z.strictObject({ ...paging, team: slug.optional() }),
    answer: page(answer),
  },
  {
    ...seen,
    id: 'getEscalation',
    method: 'GET',
    path: one,
    summary: 'One escalation: its levels, and who was paged when',
  },
  {
    ...seen,
    id: 'advanceEscalation',
    method: 'POST',
    path: `${one}/escalate`,
    summary: 'Page the next level now; asking again for a level that is past changes nothing',
    command: 'escalate',
    ask: AskAdvance,
  },
  {
    ...seen,
    id: 'joinEscalation',
    method: 'POST',
    path: `${one}/join`,
    summary: 'Take part, where a level asks for several people; asking again changes nothing',
    command: 'join',
    ask: nothing,
  },
  {
    ...seen,
    id: 'handOverEscalation',
    method: 'POST',
    path: `${one}/hand-over`,
    summary: 'Page somebody else now; the policy goes its way if they do not take it',
    command: 'hand-over',
    ask: AskHandOver,
  },
]);

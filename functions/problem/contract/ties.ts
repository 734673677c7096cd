import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { Say } from '../../record/comment.ts';
import { linkOperations, watchOperations } from '../../record/tie-operations.ts';
import { incidentIds } from '../opening.ts';
import { problemRights as rights } from '../rights.ts';
import { command, look, one, ProblemView } from './view.ts';

/** An incident that a problem causes, as whoever works on the problem sees it. */
const CausedIncident = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.string(),
    priority: z.int(),
    service: z.string(),
    /** It waits for the problem. */
    waits: z.boolean(),
    /** The edition of the workaround that it was told. */
    told: z.int().optional(),
    openedAt: instant,
  })
  .meta({ id: 'CausedIncident' });

const Incidents = z.strictObject({ incidents: incidentIds });

/** What is said about a problem, what it has to do with other records, and who wants to hear of it. */
export const tieContract = contract([
  {
    ...command,
    id: 'commentProblem',
    path: `${one}/comments`,
    summary: 'Add a comment',
    command: 'comment',
    ask: Say,
    status: 201,
  },
  {
    ...command,
    id: 'noteProblem',
    path: `${one}/notes`,
    summary: 'Add an internal note',
    command: 'note',
    ask: Say,
    status: 201,
  },
  {
    ...look,
    id: 'listProblemIncidents',
    path: `${one}/incidents`,
    summary: 'List the incidents that it causes',
    query: z.strictObject(paging),
    answer: page(CausedIncident),
  },
  {
    ...command,
    id: 'linkProblemIncidents',
    path: `${one}/incidents`,
    summary: 'Link up to forty incidents that it causes; each is told the workaround that is out',
    command: 'link',
    ask: Incidents,
    status: 201,
  },
  {
    ...command,
    id: 'unlinkProblemIncidents',
    path: `${one}/unlink-incidents`,
    summary: 'It does not cause these incidents',
    command: 'unlink',
    ask: Incidents,
  },
  ...linkOperations('Problem', one, rights, ProblemView),
  ...watchOperations('Problem', one, rights, ProblemView),
]);

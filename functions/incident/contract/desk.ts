import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { Counts } from '../../record/tally.ts';
import { deskRights } from '../rights.ts';
import { IncidentRow } from './view.ts';

const rows = z.array(z.record(z.string(), z.unknown()));

/** What is open at this moment in all of the desk: what a live desk shows, in one answer. */
const DeskView = z
  .object({
    incidents: z.array(IncidentRow),
    alerts: rows,
    escalations: rows,
    /** Lists that hold more than the hundred that are shown. */
    more: z.array(z.enum(['incidents', 'alerts'])),
    /** How many there are, however many the lists show. */
    counts: z.object({ incidents: Counts, alerts: Counts }),
  })
  .meta({ id: 'Desk' });

/** The live desk: one call for what would be a list each. */
export const deskContract = contract([
  {
    id: 'readDesk',
    method: 'GET',
    path: '/v1/desk',
    summary: 'What is open now: incidents, alerts, escalations',
    rights: deskRights,
    answer: DeskView,
  },
]);

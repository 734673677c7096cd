import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { RecordKind } from '../record-kind.ts';
import { ticketTemplateRights as rights } from '../rights.ts';
import { AddTicketTemplate, ChangeTicketTemplate, TicketTemplate } from '../ticket-template.ts';

const answer = TicketTemplate.omit({ chain: true }).meta({ id: 'TicketTemplate' });
const all = '/v1/ticket-templates';
const one = `${all}/{id}` as const;
const command = { method: 'POST', rights, ask: nothing, answer } as const;

/** Templates over HTTP. */
export const ticketTemplateOperations = contract([
  {
    id: 'listTicketTemplates',
    method: 'GET',
    path: all,
    summary: 'Templates by name',
    rights,
    query: z.strictObject({ ...paging, recordKind: RecordKind.optional() }),
    answer: page(answer),
  },
  {
    ...command,
    id: 'addTicketTemplate',
    path: all,
    summary: 'Add a template',
    command: 'create',
    ask: AddTicketTemplate,
    status: 201,
  },
  { id: 'getTicketTemplate', method: 'GET', path: one, summary: 'One template', rights, answer },
  {
    id: 'changeTicketTemplate',
    method: 'PATCH',
    path: one,
    summary: 'Change a template',
    rights,
    command: 'change',
    ask: ChangeTicketTemplate,
    answer,
  },
  {
    ...command,
    id: 'retireTicketTemplate',
    path: `${one}/retire`,
    summary: 'Take a template out of use',
    command: 'retire',
  },
  {
    ...command,
    id: 'restoreTicketTemplate',
    path: `${one}/restore`,
    summary: 'Put a template into use again',
    command: 'restore',
  },
  {
    id: 'readTicketTemplateTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'Who changed what of it, oldest first',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
]);

import type { Handlers } from '../runtime/api.ts';
import { commit, show } from '../runtime/call.ts';
import type { ticketTemplateOperations } from './contract/ticket-templates.ts';
import { put } from './definition.ts';
import { ticketTemplates } from './keep.ts';
import { demandNamed } from './known.ts';
import { definitionTimeline, listDefinitions } from './lists.ts';
import { addTicketTemplate, changeTicketTemplate } from './ticket-template.ts';

/** Answers for templates. */
export const serveTicketTemplates: Handlers<typeof ticketTemplateOperations> = {
  listTicketTemplates: (call) => listDefinitions(call, ticketTemplates, call.query),
  addTicketTemplate: async (call) => {
    await demandNamed(call.ask.prefilled, call.ask.recordKind, '/prefilled');
    return commit(call, ticketTemplates, addTicketTemplate(call.ask, call.actor, call.at));
  },
  getTicketTemplate: async (call) => show(call, await ticketTemplates.get(call.id)),
  changeTicketTemplate: async (call) => {
    const before = await ticketTemplates.get(call.id);
    await demandNamed(call.ask.prefilled ?? {}, before.recordKind, '/prefilled');
    return commit(call, ticketTemplates, changeTicketTemplate(before, call.ask, call.actor, call.at));
  },
  retireTicketTemplate: async (call) =>
    commit(call, ticketTemplates, put(await ticketTemplates.get(call.id), 'retire', call.actor, call.at)),
  restoreTicketTemplate: async (call) =>
    commit(call, ticketTemplates, put(await ticketTemplates.get(call.id), 'restore', call.actor, call.at)),
  readTicketTemplateTimeline: (call) => definitionTimeline(call, ticketTemplates, call.query.limit),
};

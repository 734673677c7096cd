import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { line } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AnswerShown } from '../answers.ts';
import { CatalogueItem, CreateItem, WriteItem } from '../catalogue-item.ts';
import { TryItem } from '../order.ts';
import { catalogueRights as rights } from '../rights.ts';

const answer = CatalogueItem.omit({ chain: true, clocks: true })
  .partial({ draft: true })
  .extend({ steps: z.array(z.string()).optional(), address: z.string().optional() })
  .meta({ id: 'CatalogueItem' });
const all = '/v1/catalogue-items';
const one = `${all}/{id}`;
const command = { method: 'POST', rights, answer } as const;
const look = { method: 'GET', rights } as const;

const Fault = z.object({ pointer: z.string(), detail: z.string() });

/** What people can order, and report by a form. */
export const catalogueContract = contract([
  {
    ...look,
    id: 'listCatalogueItems',
    path: all,
    summary:
      'What the caller is offered, by name; `all=true` is all there is, drafts too, for those who write the catalogue',
    query: z.strictObject({
      ...paging,
      category: line(60).optional(),
      all: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
    }),
    answer: page(answer),
  },
  {
    ...command,
    id: 'createCatalogueItem',
    path: all,
    summary: 'Begin an item as a draft',
    command: 'create',
    ask: CreateItem,
    status: 201,
  },
  { ...look, id: 'getCatalogueItem', path: one, summary: 'One item, with its form', answer },
  {
    ...command,
    method: 'PATCH',
    id: 'writeCatalogueItem',
    path: one,
    summary: 'Write its next edition; what is published stays offered meanwhile',
    command: 'change',
    ask: WriteItem,
  },
  {
    ...command,
    id: 'publishCatalogueItem',
    path: `${one}/publish`,
    summary: 'From now on people are offered this edition',
    command: 'publish',
    ask: nothing,
  },
  {
    ...command,
    id: 'retireCatalogueItem',
    path: `${one}/retire`,
    summary: 'Nobody is offered it any more',
    command: 'retire',
    ask: nothing,
  },
  {
    id: 'tryCatalogueItem',
    method: 'POST',
    rights,
    path: `${one}/try`,
    summary: 'See what its form makes of answers, without sending it',
    command: 'try',
    ask: TryItem,
    answer: z
      .object({
        title: z.string(),
        asked: z.array(z.string()),
        answers: z.array(AnswerShown),
        faults: z.array(Fault),
      })
      .meta({ id: 'FormTrial' }),
  },
  {
    ...look,
    id: 'readCatalogueItemTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
]);

import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { ciId, Outage, offeringName, outageTypes } from '../outage.ts';
import { CancelOutage, CorrectOutage, EndOutage, PostOutageUpdate, RaiseOutage } from '../outage-asks.ts';
import { outageRights as rights } from '../rights.ts';

const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();
const places = ['service', 'offering', 'ci'] as const;

/** An outage on the wire, with what can be done to it now. */
export const OutageView = Outage.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'OutageView' });

/** All outages or those of a service, an offering or an item, the latest first; with `running` those that go on or are to come. */
export const OutageQuery = z
  .strictObject({
    ...paging,
    service: slug.optional(),
    offering: offeringName.optional(),
    ci: ciId.optional(),
    type: z.enum(outageTypes).optional(),
    state: Outage.shape.state.optional(),
    running: yes,
  })
  .refine((query) => places.filter((place) => query[place]).length < 2, `ask by one of ${places.join(', ')}`);

const all = '/v1/outages';
const one = `${all}/{id}` as const;
const look = { method: 'GET', rights } as const;
const command = { method: 'POST', rights, answer: OutageView } as const;

/** Outages: what was not there, when, and how one knows. */
export const outageContract = contract([
  {
    ...look,
    id: 'listOutages',
    path: all,
    summary: 'List outages, planned outages and degradations',
    query: OutageQuery,
    answer: page(OutageView),
  },
  {
    ...command,
    id: 'raiseOutage',
    path: all,
    summary: 'Say that something was not there, or is planned not to be',
    command: 'create',
    ask: RaiseOutage,
    status: 201,
  },
  { ...look, id: 'getOutage', path: one, summary: 'Read an outage', answer: OutageView },
  {
    ...look,
    id: 'readOutageTimeline',
    path: `${one}/timeline`,
    summary: 'Its journal: who changed what from what to what, and why',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...command,
    id: 'endOutage',
    path: `${one}/end`,
    summary: 'It is over, now or since a moment',
    command: 'end',
    ask: EndOutage,
  },
  {
    ...command,
    id: 'correctOutage',
    path: `${one}/correct`,
    summary: 'Put right when it was, what it was, or what it was about, with the reason',
    command: 'correct',
    ask: CorrectOutage,
  },
  {
    ...command,
    id: 'postOutageUpdate',
    path: `${one}/updates`,
    summary: 'Tell whoever reads a status page how it stands',
    command: 'post-update',
    ask: PostOutageUpdate,
  },
  {
    ...command,
    id: 'cancelOutage',
    path: `${one}/cancel`,
    summary: 'It never was one: it counts no more; for managers',
    command: 'cancel',
    ask: CancelOutage,
  },
]);

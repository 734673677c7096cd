import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { knownMoment, slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { changeId, ciId } from '../change.ts';
import { ChangeChange } from '../correction.ts';
import { changeStates, changeTypes } from '../lifecycle.ts';
import { OpenChange } from '../opening.ts';
import { Risk, riskLevels } from '../risk.ts';
import { ChangeRow, ChangeView, command, look, one } from './view.ts';

const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();
const places = ['assignee', 'requester', 'service', 'ci', 'parent', 'needs', 'watching', 'mine'] as const;

/**
 * Where to look is a team's queue, or a person, a service, an item, a parent, what waits for another, what I watch, what is
 * mine; state, type, risk and team say which of those. `closed=true` adds what is over, which a queue does not hold.
 */
export const ChangeQuery = z
  .strictObject({
    ...paging,
    team: slug.optional(),
    state: z.enum(changeStates).optional(),
    type: z.enum(changeTypes).optional(),
    risk: z.enum(riskLevels).optional(),
    assignee: slug.optional(),
    requester: slug.optional(),
    service: slug.optional(),
    ci: ciId.optional(),
    parent: changeId.optional(),
    needs: changeId.optional(),
    watching: z.literal('me').optional(),
    mine: yes,
    closed: yes,
  })
  .refine((query) => places.filter((place) => query[place]).length < 2, `ask by one of ${places.join(', ')}`);

const several = <T extends z.ZodType<string>>(item: T) =>
  z
    .preprocess((given) => (typeof given === 'string' ? given.split(',') : given), z.array(item).max(40))
    .default([]);

/** What is known of a change while it is being written; lists are separated by commas, answers as `question:answer`. */
export const RiskQuery = z.strictObject({
  type: z.enum(changeTypes).default('normal'),
  team: slug.optional(),
  services: several(slug),
  cis: several(ciId),
  answers: several(z.string().regex(/^[a-z0-9-]{1,60}:[a-z0-9-]{1,60}$/, 'is not as question:answer')),
  outage: yes,
  backout: yes,
  plannedFrom: knownMoment.optional(),
  plannedTo: knownMoment.optional(),
});

/** Opening, finding, reading and writing changes. */
export const recordContract = contract([
  {
    ...look,
    id: 'listChanges',
    path: '/v1/changes',
    summary: 'List changes: a queue, a person’s, or those of a service or an item',
    query: ChangeQuery,
    answer: page(ChangeRow),
  },
  {
    ...command,
    id: 'openChange',
    path: '/v1/changes',
    summary: 'Open a change as a draft',
    command: 'create',
    ask: OpenChange,
    status: 201,
  },
  {
    ...look,
    id: 'judgeChange',
    path: '/v1/changes/risk',
    summary: 'How risky a change would be, and why, before it is opened',
    query: RiskQuery,
    answer: Risk,
  },
  { ...look, id: 'getChange', path: one, summary: 'Read a change', answer: ChangeView },
  {
    ...command,
    method: 'PATCH',
    id: 'changeChange',
    path: one,
    summary: 'Write on a change; an edit of what is voted on opens a new round',
    command: 'change',
    ask: ChangeChange,
  },
  {
    ...look,
    id: 'readChangeTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
]);

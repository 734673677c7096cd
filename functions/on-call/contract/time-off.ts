import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { timeOffRights as rights } from '../rights.ts';
import { AskCover, PlanTimeOff, TakeCover, TimeOff } from '../time-off.ts';
import { schedule, when } from './shapes.ts';

const Uncovered = z.object({ schedule: z.string(), title: z.string(), from: instant, to: instant });
const seen = TimeOff.omit({ chain: true }).meta({ id: 'SeenTimeOff' });
const answer = seen.extend({ uncovered: z.array(Uncovered).optional() }).meta({ id: 'TimeOffView' });
const one = '/v1/time-off/{id}';
const command = { rights, answer, method: 'POST' } as const;

/** Time off over HTTP, and who covers. */
export const timeOffContract = contract([
  {
    rights,
    id: 'listTimeOff',
    method: 'GET',
    path: '/v1/time-off',
    summary: 'Time off that is not over at a moment, by default now, the one that ends first first',
    query: z.strictObject({ ...paging, person: slug.optional(), from: when }),
    answer: page(seen),
  },
  {
    ...command,
    id: 'planTimeOff',
    path: '/v1/time-off',
    summary: 'Say when somebody is away',
    command: 'create',
    ask: PlanTimeOff,
    status: 201,
  },
  {
    rights,
    answer,
    id: 'getTimeOff',
    method: 'GET',
    path: one,
    summary: 'One time off, and the shifts in it that nobody covers yet',
  },
  {
    ...command,
    id: 'cancelTimeOff',
    path: `${one}/cancel`,
    summary: 'Give time off up',
    command: 'cancel',
    ask: nothing,
  },
  {
    ...command,
    id: 'askCover',
    path: `${one}/ask-cover`,
    summary: 'Ask people to cover',
    command: 'ask-cover',
    ask: AskCover,
  },
  {
    ...schedule,
    rights,
    method: 'POST',
    id: 'takeCover',
    path: `${one}/take-cover`,
    summary: 'Cover the shifts of one schedule that fall into it',
    command: 'take-cover',
    ask: TakeCover,
  },
]);

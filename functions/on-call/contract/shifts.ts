import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page } from '../../kernel/wire.ts';
import { AskOverride, AskRemoval } from '../override.ts';
import { LeaveNote } from '../shift-change.ts';
import { AnswerSwap, AskSwap } from '../swap.ts';
import { OwnShift, schedule, schedules, when } from './shapes.ts';

const command = { ...schedule, method: 'POST' } as const;

/** What people do to shifts: cover, swap, hand over. */
export const shiftContract = contract([
  {
    ...schedule,
    id: 'listOwnShifts',
    method: 'GET',
    path: `${schedules}/shifts`,
    summary: 'One’s own shifts in all schedules, or another person’s; by default of the next 14 days',
    query: z.strictObject({ person: slug.optional(), from: when, to: when }),
    answer: page(OwnShift),
  },
  {
    ...command,
    id: 'overrideSchedule',
    path: `${schedules}/{id}/overrides`,
    summary: 'Put one person on call for a while instead of everybody else, or of one person',
    command: 'override',
    ask: AskOverride,
  },
  {
    ...command,
    id: 'removeOverride',
    path: `${schedules}/{id}/remove-override`,
    summary: 'Take an override back',
    command: 'remove-override',
    ask: AskRemoval,
  },
  {
    ...command,
    id: 'offerSwap',
    path: `${schedules}/{id}/swaps`,
    summary: 'Offer somebody to change shifts',
    command: 'swap',
    ask: AskSwap,
  },
  {
    ...command,
    id: 'acceptSwap',
    path: `${schedules}/{id}/accept-swap`,
    summary: 'Change shifts, as it was offered',
    command: 'swap',
    ask: AnswerSwap,
  },
  {
    ...command,
    id: 'removeSwap',
    path: `${schedules}/{id}/remove-swap`,
    summary: 'Decline an offer, or take one’s own back',
    command: 'swap',
    ask: AnswerSwap,
  },
  {
    ...command,
    id: 'leaveHandOverNote',
    path: `${schedules}/{id}/hand-over-note`,
    summary: 'Leave a note for whoever is on call next',
    command: 'note',
    ask: LeaveNote,
  },
]);

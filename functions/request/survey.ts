import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** One question to one person about one ticket: how were you served? */
export const Survey = z
  .object({
    ...recordFields,
    kind: z.literal('survey'),
    state: z.enum(['open', 'answered', 'expired']),
    ticket: z.string(),
    person: z.string(),
    team: z.string(),
    item: z.string().optional(),
    service: z.string().optional(),
    /** From 1, bad, to 5, very good. */
    score: z.int().min(1).max(5).optional(),
    comment: text(4_000).optional(),
    askedAt: instant,
    expiresAt: instant,
    answeredAt: instant.optional(),
  })
  .meta({ id: 'SurveyRecord' });
export type Survey = z.infer<typeof Survey>;

export const surveyLifecycle = {
  open: { answer: 'answered', expire: 'expired' },
  // Somebody may think better of it while it lasts.
  answered: { answer: 'answered' },
  expired: {},
} as const satisfies Lifecycle<Survey['state']>;

export const AnswerSurvey = z.strictObject({ score: z.int().min(1).max(5), comment: text(4_000).optional() });
export type AnswerSurvey = z.infer<typeof AnswerSurvey>;

const lasting = 14 * 86_400_000;

/** There is one for each ticket and person, however often the ticket is delivered. */
export const surveyId = (ticket: string, person: string): string => `${ticket}.${person}`;

/** In one list for all while it is open; of a person, and of a ticket, for ever. */
export const surveyKeys = ({ state, person, ticket, askedAt }: Survey): IndexKeys => ({
  ...(state === 'answered' && { open: { team: 'answered', order: askedAt } }),
  person,
  subject: ticket,
  order: askedAt,
});

const words = ['title', 'comment'];

type Asking = Pick<Survey, 'ticket' | 'person' | 'team' | 'title' | 'item' | 'service'>;

/** Asks somebody how they were served; the question stands for a fortnight. @param link page that takes the answer without a login */
export function askSurvey(about: Asking, link: string, by: Actor, at: string): Decision<Survey> {
  const expiresAt = new Date(Date.parse(at) + lasting).toISOString();
  const next = {
    id: surveyId(about.ticket, about.person),
    kind: 'survey' as const,
    state: 'open' as const,
    ...about,
    title: line(200).parse(about.title.slice(0, 200)),
    askedAt: at,
    expiresAt,
    clocks: wind(undefined, 'expiry', expiresAt),
  };
  const notice = {
    to: [about.person],
    topic: 'survey',
    title: `${about.ticket}: how did we do?`,
    path: link,
  };
  return decide<Survey>(undefined, next, {
    type: 'survey.asked',
    by: by.id,
    at,
    freeText: words,
    notices: [notice],
  });
}

/** Says how it was. A second answer takes the place of the first. @throws {Refusal} `illegal-transition` when it is too late */
export function answerSurvey(
  before: Survey,
  ask: AnswerSurvey,
  by: Actor,
  at: string,
): Decision<Survey> | undefined {
  const state = follow(surveyLifecycle, before.state, 'answer');
  if (before.state === 'answered' && before.score === ask.score && before.comment === ask.comment)
    return undefined;
  const { comment: _, ...rest } = before;
  const next = { ...rest, state, ...ask, answeredAt: at };
  return decide<Survey>(before, next, { type: 'survey.answered', by: by.id, at, freeText: words });
}

/** Nobody answers any more. */
export function expireSurvey(before: Survey, by: Actor, at: string): Decision<Survey> {
  const clocks = wind(before.clocks, 'expiry', undefined);
  const state = before.state === 'open' ? follow(surveyLifecycle, before.state, 'expire') : before.state;
  return decide<Survey>(
    before,
    { ...before, state, clocks },
    { type: 'survey.expired', by: by.id, at, freeText: words },
  );
}

/** An answer can be given still. */
export const isAnswerable = ({ state, clocks }: Survey): boolean =>
  state !== 'expired' && Boolean(clocks?.expiry);

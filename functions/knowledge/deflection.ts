import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { Tally } from '../record/tally.ts';
import type { Article } from './article.ts';
import { incidentNumber, places } from './use.ts';

/** "This answered it": where somebody was when they found it, and for which incident. */
export const Answered = z.strictObject({ where: z.enum(places), incident: incidentNumber.optional() });
export type Answered = z.infer<typeof Answered>;

/** That an article answered somebody, who had else asked the desk. */
export const Deflection = z
  .object({
    ...recordFields,
    kind: z.literal('deflection'),
    state: z.literal('noted'),
    article: z.string(),
    edition: z.int(),
    person: z.string(),
    where: z.enum(places),
    incident: z.string().optional(),
    openedAt: instant,
  })
  .meta({ id: 'StoredDeflection' });
export type Deflection = z.infer<typeof Deflection>;

/** Notes it. A person counts once for an article, place and day, however often they press the button. */
export function answered(
  article: Article & { live: NonNullable<Article['live']> },
  { where, incident }: Answered,
  by: Actor,
  at: string,
): Decision<Deflection> {
  const { id, live } = article;
  const next = {
    id: [id, by.id, incident ?? where, at.slice(0, 10)].join('.'),
    kind: 'deflection',
    title: live.content.title,
    state: 'noted',
    article: id,
    edition: live.edition,
    person: by.id,
    where,
    ...(incident && { incident }),
    openedAt: at,
  } as const;
  return decide<Deflection>(undefined, next, {
    type: 'deflection.noted',
    by: by.id,
    at,
    freeText: ['title'],
  });
}

/** All of them together. */
export const everywhere = 'all';
export const deflectionCounts = ['answered', ...places] as const;

/** Where it counts: with its article, and in all. */
export const deflectionTally = ({ article, where }: Deflection): Tally => ({
  [article]: ['answered', where],
  [everywhere]: ['answered', where],
});

import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';
import { demandNone } from '../kernel/refusal.ts';
import { slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { Notice } from '../record/notice.ts';
import { ImpactRating, objectiveOf, ratingFaults, Targets, targetFaults } from './impact-rating.ts';
import { Objective } from './objective.ts';

const day = 86_400_000;

/** A business impact analysis as it is kept: one for each service, with the service's id. */
export const ImpactAnalysis = z
  .object({
    ...recordFields,
    kind: z.literal('impact-analysis'),
    state: z.enum(['draft', 'finalised', 'review-due']),
    /** Who answers for it. */
    owner: z.string().optional(),
    team: z.string(),
    rating: ImpactRating,
    targets: Targets.optional(),
    /** What the rating comes to; what counts is `agreed`. */
    objective: Objective,
    /** What was finalised last: it counts while the next edition is written, too. */
    agreed: Objective.extend({ at: instant, by: z.string() }).optional(),
    notes: text(4_000).optional(),
    /** After so many days it has to be looked at again. */
    reviewDays: z.int().min(1).max(1_500),
    reviewAt: instant.optional(),
    openedAt: instant,
  })
  .meta({ id: 'ImpactAnalysis' });
export type ImpactAnalysis = z.infer<typeof ImpactAnalysis>;

/** It is written as a draft, counts from when it is finalised, and has to be reviewed when its time has come. */
export const analysisLifecycle = {
  draft: { change: 'draft', finalise: 'finalised' },
  finalised: { revise: 'draft', 'fall-due': 'review-due' },
  'review-due': { revise: 'draft', confirm: 'finalised' },
} as const satisfies Lifecycle<ImpactAnalysis['state']>;

/** The states in their order: the way that is drawn of it. */
export const analysisWay = ['draft', 'finalised', 'review-due'] as const;

/** The steps that people can take now; a review falls due by itself. */
export const analysisSteps = ({ state }: Pick<ImpactAnalysis, 'state'>): string[] =>
  stepsFrom(analysisLifecycle, state).filter((step) => step !== 'fall-due' && step !== 'change');

const said = {
  owner: slug,
  rating: ImpactRating,
  targets: Targets,
  notes: text(4_000),
  reviewDays: z.int().min(1).max(1_500),
};

export const OpenAnalysis = z
  .strictObject({ ...said, service: slug, reviewDays: said.reviewDays.default(365) })
  .partial({ owner: true, targets: true, notes: true });
export type OpenAnalysis = z.infer<typeof OpenAnalysis>;

export const ChangeAnalysis = z
  .strictObject({
    ...said,
    owner: slug.nullable(),
    targets: Targets.nullable(),
    notes: text(4_000).nullable(),
  })
  .partial();
export type ChangeAnalysis = z.infer<typeof ChangeAnalysis>;

/** In one list, the strictest first. */
export const analysisKeys = ({ objective, agreed, title, owner }: ImpactAnalysis): IndexKeys => ({
  open: { team: 'all', order: `${(agreed ?? objective).tier}#${title.toLowerCase()}` },
  ...(owner && { person: `owner#${owner}` }),
  order: title.toLowerCase(),
});

const deed = (type: string, by: Actor, at: string) => ({
  type: `impact-analysis.${type}`,
  by: by.id,
  at,
  freeText: ['notes'],
});

function demandSound(rating: ImpactRating, targets: Targets | undefined, below = ''): void {
  demandNone(
    [
      ...ratingFaults(rating).map((one) => ({ ...one, pointer: `/rating${one.pointer}` })),
      ...targetFaults(rating, targets),
    ].map((one) => ({ ...one, pointer: below + one.pointer })),
  );
}

/** Begins the analysis of a service as a draft. @throws {Refusal} `validation` for harm that goes back, or lax targets */
export function openAnalysis(
  { service, ...ask }: OpenAnalysis,
  { name, team }: { readonly name: string; readonly team: string },
  by: Actor,
  at: string,
): Decision<ImpactAnalysis> {
  demandSound(ask.rating, ask.targets);
  const objective = objectiveOf(ask.rating, ask.targets);
  const next = { ...ask, id: service, kind: 'impact-analysis', state: 'draft', title: name } as const;
  return decide<ImpactAnalysis>(
    undefined,
    { ...next, team, objective, openedAt: at },
    deed('opened', by, at),
  );
}

/** Writes on the draft. @throws {Refusal} `illegal-transition` when it is none */
export function changeAnalysis(
  before: ImpactAnalysis,
  ask: ChangeAnalysis,
  by: Actor,
  at: string,
): Decision<ImpactAnalysis> {
  follow(analysisLifecycle, before.state, 'change');
  const { owner = before.owner, targets = before.targets, notes = before.notes, ...rest } = ask;
  const rating = ask.rating ?? before.rating;
  demandSound(rating, targets ?? undefined);
  const objective = objectiveOf(rating, targets ?? undefined);
  const own = { owner: owner ?? undefined, targets: targets ?? undefined, notes: notes ?? undefined };
  return decide<ImpactAnalysis>(before, { ...before, ...rest, ...own, objective }, deed('changed', by, at));
}

const reviewed = (before: ImpactAnalysis, at: string) => {
  const reviewAt = new Date(Date.parse(at) + before.reviewDays * day).toISOString();
  return { reviewAt, clocks: wind(before.clocks, 'review', reviewAt) };
};

/** From now on this is what has to be reached, until its review. */
export function finaliseAnalysis(before: ImpactAnalysis, by: Actor, at: string): Decision<ImpactAnalysis> {
  const state = follow(analysisLifecycle, before.state, 'finalise');
  const agreed = { ...before.objective, at, by: by.id };
  return decide<ImpactAnalysis>(
    before,
    { ...before, ...reviewed(before, at), state, agreed },
    deed('finalised', by, at),
  );
}

/** It was looked at, and holds as it is. */
export function confirmAnalysis(before: ImpactAnalysis, by: Actor, at: string): Decision<ImpactAnalysis> {
  const state = follow(analysisLifecycle, before.state, 'confirm');
  return decide<ImpactAnalysis>(
    before,
    { ...before, ...reviewed(before, at), state },
    deed('confirmed', by, at),
  );
}

/** Its next edition is written; what was agreed on counts until that is finalised. */
export function reviseAnalysis(before: ImpactAnalysis, by: Actor, at: string): Decision<ImpactAnalysis> {
  const state = follow(analysisLifecycle, before.state, 'revise');
  const { reviewAt: _, ...rest } = before;
  const clocks = wind(before.clocks, 'review', undefined);
  return decide<ImpactAnalysis>(before, { ...rest, clocks, state }, deed('revised', by, at));
}

/** Its time has come: whoever answers for it is told. */
export function fallDue(before: ImpactAnalysis, by: Actor, at: string): Decision<ImpactAnalysis> {
  const state = follow(analysisLifecycle, before.state, 'fall-due');
  const notices: Notice[] = [
    {
      to: [before.owner ?? `team:${before.team}`],
      topic: 'continuity',
      title: `The impact analysis of ${before.title} is due for review`,
      path: `/impact-analyses/${before.id}`,
    },
  ];
  const clocks = wind(before.clocks, 'review', undefined);
  return decide<ImpactAnalysis>(
    before,
    { ...before, clocks, state },
    { ...deed('fell-due', by, at), notices },
  );
}

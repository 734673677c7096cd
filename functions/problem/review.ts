import * as z from 'zod';
import { text } from '../kernel/text.ts';
import { instant } from '../record/base.ts';

const said = {
  /** What was learned of it. */
  outcome: text(20_000),
  wentWell: text(20_000).optional(),
  wentBadly: text(20_000).optional(),
  /** What is to be done, so that it does not come back. */
  actions: z.array(text(1_000)).max(20).default([]),
};

/** How the problem was handled, looked at afterwards. */
export const Review = z.object({ ...said, by: z.string(), at: instant }).meta({ id: 'ProblemReview' });
export type Review = z.infer<typeof Review>;

export const ReviewProblem = z.strictObject(said);
export type ReviewProblem = z.infer<typeof ReviewProblem>;

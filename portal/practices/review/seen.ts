import type { Review } from '../../../functions/incident/review.ts';
import type { Durations } from '../../../functions/incident/review-moment.ts';

/** A review as the API shows it. */
export type SeenReview = Review & { steps?: string[]; durations: Durations };

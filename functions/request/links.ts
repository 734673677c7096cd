import { sealed } from '../runtime/sealed.ts';
import type { Submission } from './submission.ts';
import { surveyId } from './survey.ts';

/** Page on which whoever wrote by a form says that it was them. */
export const confirmLink = async ({ id, item }: Submission): Promise<string> =>
  `/v1/forms/${item}/confirm/${await sealed('form-confirm', id)}`;

/** Page on which somebody says how they were served about a ticket, without a login. */
export const surveyLink = async (ticket: string, person: string): Promise<string> =>
  `/v1/surveys/by-link/${await sealed('survey', surveyId(ticket, person))}`;

import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { recordId } from '../../record/link.ts';
import { surveyRights as rights } from '../rights.ts';
import { AnswerSurvey, Survey } from '../survey.ts';

const answer = Survey.omit({ chain: true, clocks: true })
  .extend({ answerable: z.boolean().optional() })
  .meta({ id: 'Survey' });
const one = '/v1/surveys/{id}';

/** How people were served, in their own eyes. */
export const surveyContract = contract([
  {
    id: 'listSurveys',
    method: 'GET',
    path: '/v1/surveys',
    summary: 'My surveys, those of a ticket, or what was answered, the newest first',
    rights,
    query: z
      .strictObject({
        ...paging,
        ticket: recordId.optional(),
        answered: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
      })
      .refine(({ ticket, answered }) => !(ticket && answered), 'ask by one of ticket, answered'),
    answer: page(answer),
  },
  {
    id: 'readSurveyResults',
    method: 'GET',
    path: '/v1/surveys/results',
    summary:
      'How many answered and what they gave on average: in all, of an item of the catalogue, or of a team',
    rights,
    query: z
      .strictObject({ item: slug.optional(), team: slug.optional() })
      .refine(({ item, team }) => !(item && team), 'ask by one of item, team'),
    answer: z.object({ answers: z.int(), average: z.number().optional() }).meta({ id: 'SurveyResults' }),
  },
  { id: 'getSurvey', method: 'GET', path: one, summary: 'Read a survey', rights, answer },
  {
    id: 'answerSurvey',
    method: 'POST',
    path: `${one}/answer`,
    summary: 'Say how it was, from 1 to 5; a second answer takes the place of the first',
    command: 'answer',
    rights,
    ask: AnswerSurvey,
    answer,
  },
]);

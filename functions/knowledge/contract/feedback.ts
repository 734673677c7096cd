import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Answered, Deflection, deflectionCounts } from '../deflection.ts';
import { Feedback, Rate } from '../feedback.ts';
import { articleRights as rights } from '../rights.ts';
import { command, look, one } from './view.ts';

const FeedbackView = Feedback.omit({ chain: true, clocks: true }).meta({ id: 'ArticleFeedback' });
const DeflectionView = Deflection.omit({ chain: true, clocks: true }).meta({ id: 'Deflection' });

/** What readers say of articles. */
export const readerContract = contract([
  {
    ...command,
    id: 'rateArticle',
    path: `${one}/feedback`,
    summary: 'Say whether it helped, once for each edition; saying it again changes it',
    command: 'rate',
    ask: Rate,
    answer: FeedbackView,
    status: 201,
  },
  {
    ...look,
    id: 'listArticleFeedback',
    path: `${one}/feedback`,
    summary: 'List what readers said of it, newest first: writers all of it, everybody else their own',
    query: z.strictObject(paging),
    answer: page(FeedbackView),
  },
  {
    ...look,
    id: 'listMyArticleFeedback',
    path: '/v1/articles/feedback',
    summary: 'List what readers say of my articles that nobody saw to, newest first',
    query: z.strictObject(paging),
    answer: page(FeedbackView),
  },
  {
    ...command,
    id: 'settleArticleFeedback',
    path: `${one}/feedback/{feedback}/settle`,
    summary: 'It was seen to',
    command: 'settle-feedback',
    ask: nothing,
    answer: FeedbackView,
  },
  {
    ...command,
    id: 'answeredByArticle',
    path: `${one}/answered`,
    summary: 'This answered it: no ticket is needed',
    command: 'answered',
    ask: Answered,
    answer: DeflectionView,
    status: 201,
  },
  {
    id: 'countDeflections',
    method: 'GET',
    path: '/v1/articles/deflections',
    summary: 'How often articles answered somebody, and where',
    rights,
    answer: z
      .object(Object.fromEntries(deflectionCounts.map((name) => [name, z.int()])))
      .meta({ id: 'DeflectionCounts' }),
  },
]);

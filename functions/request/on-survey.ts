import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { type Actor, system } from '../kernel/actor.ts';
import { bodyTypeOf, fieldsOf } from '../kernel/form-body.ts';
import { wordPage } from '../kernel/plain-page.ts';
import { demandNone, Refusal } from '../kernel/refusal.ts';
import { problem, respond } from '../runtime/answer.ts';
import { log } from '../runtime/log.ts';
import { answerPage, bodyOf, type Event, wantsPage } from '../runtime/pages.ts';
import { retryingRaces } from '../runtime/races.ts';
import { unsealed } from '../runtime/sealed.ts';
import { surveys } from './stored.ts';
import { AnswerSurvey, answerSurvey, isAnswerable, type Survey } from './survey.ts';
import { surveyPage } from './survey-page.ts';

type Answer = APIGatewayProxyStructuredResultV2;

/** Whoever has the link is the one whom it was sent to. */
const whoever = ({ person }: Survey): Actor => ({ ...system('on-survey'), id: person });

async function behind(token: string): Promise<Survey> {
  const id = await unsealed('survey', token);
  const survey = id === undefined ? undefined : await surveys.find(id);
  if (survey) return survey;
  throw new Refusal('not-found', 'There is nothing at this address.');
}

function read(event: Event): AnswerSurvey {
  const { score, comment } = fieldsOf(bodyOf(event), bodyTypeOf(event.headers['content-type']));
  const said = typeof comment === 'string' && comment.trim() ? { comment } : {};
  const parsed = AnswerSurvey.safeParse({ score: Number(score), ...said });
  if (parsed.success) return parsed.data;
  demandNone(
    parsed.error.issues.map(({ path, message }) => ({
      pointer: `/${path.map(String).join('/')}`,
      detail: message,
    })),
  );
  throw parsed.error;
}

async function answer(event: Event, now: string): Promise<Answer> {
  const token = event.pathParameters?.token ?? '';
  const survey = await behind(token);
  const isPost = event.requestContext.http.method === 'POST';
  if (!isAnswerable(survey)) {
    if (wantsPage(event))
      return answerPage(200, wordPage('This is over', ['Thank you. This question is not asked any more.']));
    if (isPost) throw new Refusal('illegal-transition', 'It is too late to answer.');
  }
  if (!isPost) {
    if (wantsPage(event)) return answerPage(200, surveyPage(survey, event.rawPath));
    const { ticket, title, state, score, expiresAt } = survey;
    return respond({ status: 200, body: { ticket, title, state, score, expiresAt } });
  }
  const said = read(event);
  await retryingRaces(async () => {
    const current = await behind(token);
    const decision = answerSurvey(current, said, whoever(current), now);
    if (decision) await surveys.save(decision);
  });
  if (wantsPage(event)) return answerPage(200, wordPage('Thank you', ['It helps us to do better.']));
  return respond({ status: 200, body: { state: 'answered' } });
}

/** How somebody was served, by the link in their mail: looking at it changes nothing, only sending it does. */
export async function handler(event: Event, context: Context): Promise<Answer> {
  try {
    return await answer(event, new Date().toISOString());
  } catch (error) {
    if (!(error instanceof Refusal)) log.error('A survey could not be served', { error: error as Error });
    if (error instanceof Refusal && wantsPage(event))
      return answerPage(error.status, wordPage('That did not work', [error.message]));
    return problem(error, context.awsRequestId);
  }
}

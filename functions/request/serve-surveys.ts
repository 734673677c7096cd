import { Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { publicly } from '../record/base.ts';
import { queuePartitions } from '../record/index-keys.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import type { IndexQuery } from '../runtime/listing.ts';
import { matchingPage } from '../runtime/matching.ts';
import { counted } from '../runtime/shares.ts';
import type { surveyContract } from './contract/surveys.ts';
import { surveyRights } from './rights.ts';
import { surveys } from './stored.ts';
import { answerSurvey, isAnswerable, type Survey } from './survey.ts';

const extra = (survey: Survey) => ({ answerable: isAnswerable(survey) });

/** How people were served, in their own eyes. */
export const serveSurveys: Handlers<typeof surveyContract> = {
  listSurveys: async (call) => {
    const { actor, query } = call;
    const all = reach(surveyRights, actor) === 'all';
    const { items, after } = await matchingPage(surveys, {
      scansAt: (place): IndexQuery[] => {
        const base = { practice: 'request', ...place, descending: true };
        if (query.answered && all)
          return queuePartitions('survey', 'answered').map((partition) => ({
            ...base,
            index: 'open',
            partition,
          }));
        if (query.ticket) return [{ ...base, index: 'subject', partition: `survey#${query.ticket}` }];
        return [{ ...base, index: 'person', partition: `survey#${actor.id}` }];
      },
      fits: (survey) => all || survey.person === actor.id,
      limit: query.limit,
      after: await placeOf(call),
    });
    const shown = items.map((survey) => ({ ...publicly(survey), clocks: undefined, ...extra(survey) }));
    return pageOf(call, shown, after);
  },
  readSurveyResults: async ({ query: { item, team }, actor }) => {
    if (reach(surveyRights, actor) !== 'all')
      throw new Refusal('forbidden', 'Only who works at the desk reads results.');
    const of = item ? `item#${item}` : team ? `team#${team}` : 'all';
    const { score = 0, answers = 0 } = await counted('request', `csat#${of}`);
    const average = answers ? Math.round((100 * score) / answers) / 100 : undefined;
    return { status: 200, body: { answers, ...(average !== undefined && { average }) } };
  },
  getSurvey: async (call) => {
    const survey = await surveys.find(call.id);
    const theirs = survey?.person === call.actor.id;
    if (!survey || !(theirs || reach(surveyRights, call.actor) === 'all'))
      throw new Refusal('not-found', `There is no survey ${call.id.slice(0, 60)}.`);
    return show(call, survey, { ...extra(survey), clocks: undefined });
  },
  answerSurvey: async (call) => {
    const survey = await surveys.find(call.id);
    if (survey?.person !== call.actor.id)
      throw new Refusal('not-found', `There is no survey ${call.id.slice(0, 60)} of yours.`);
    const decision = answerSurvey(survey, call.ask, call.actor, call.at);
    const shown = (one: Survey) => ({ ...extra(one), clocks: undefined });
    return decision ? commit(call, surveys, decision, shown) : show(call, survey, shown(survey));
  },
};

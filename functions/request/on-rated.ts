import { reaction } from '../runtime/reaction.ts';
import { share } from '../runtime/shares.ts';
import { surveys } from './stored.ts';

/** Somebody said how they were served: it counts for all, for the team and for the item; told twice, or said anew, it counts once. */
export const handler = reaction(async ({ id }) => {
  const survey = await surveys.find(id);
  if (!survey?.score) return;
  const { score, team, item } = survey;
  const counters = ['all', `team#${team}`, ...(item ? [`item#${item}`] : [])];
  for (const counter of counters) await share('request', `csat#${counter}`, id, { score, answers: 1 });
});

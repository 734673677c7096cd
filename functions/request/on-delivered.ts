import { findIncident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { isRace } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { isDelivered } from './lifecycle.ts';
import { surveyLink } from './links.ts';
import { stored, surveys } from './stored.ts';
import { askSurvey, surveyId } from './survey.ts';

const by = system('on-delivered');

/** Whom to ask about a ticket that is done, and what it was about; nobody where only a machine is concerned. */
async function asked(id: string) {
  if (id.startsWith('REQ-')) {
    const request = await stored.find(id);
    if (!request || !isDelivered(request)) return undefined;
    const { title, team, item, service, requester, for: person, asked } = request;
    return {
      ticket: id,
      title,
      team,
      item,
      service,
      person: person ?? requester,
      unverified: asked?.unverified,
    };
  }
  const incident = await findIncident(id);
  if (incident?.state !== 'resolved' || !incident.requester || incident.mergedInto) return undefined;
  const { title, team, service, requester } = incident;
  const { asked: came } = incident as { asked?: { unverified?: boolean } };
  return { ticket: id, title, team, service, person: requester, unverified: came?.unverified };
}

/** A request is delivered, or an incident resolved: whoever it was for is asked how it was, once. */
export const handler = reaction(async ({ id, next }, now) => {
  const about = await asked(id);
  // Whose address nobody has vouched for is not written to unasked.
  if (!about || about.unverified || about.person.includes(':')) return;
  const { unverified: _, ...rest } = about;
  if (await surveys.find(surveyId(id, about.person))) return;
  const link = await surveyLink(id, about.person);
  try {
    await surveys.save(askSurvey(rest, link, by, now), { depth: next });
  } catch (error) {
    if (!isRace(error, ['already-exists'])) throw error;
  }
});

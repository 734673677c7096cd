import { defaultService } from '../configuration/read.ts';
import { findIncidents, type Incident } from '../incident/read.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { assigned, demandTitle, fieldsAtOpening, prepared } from './forms.ts';
import { known } from './known.ts';
import { type Opening, type OpenProblem, open } from './opening.ts';
import type { Problem } from './problem.ts';

const ciOf = ({ ci }: Incident): string[] => (ci && /^CI-[1-9]\d*$/.test(ci.id) ? [ci.id] : []);

/** What the incidents say of what causes them: the first one's title, and the items of all. */
const saidBy = ([first, ...rest]: readonly Incident[]) =>
  first && {
    title: first.title,
    impact: first.impact,
    urgency: first.urgency,
    service: first.service,
    cis: [...new Set([first, ...rest].flatMap(ciOf))].slice(0, 40),
  };

/**
 * Raises a problem: what is asked for, with what a template, a category, its incidents and the assignment rules say.
 *
 * @param from the candidate that it is accepted from, or the metric that runs out
 * @throws {Refusal} `validation`
 */
export async function raise(
  asked: OpenProblem,
  actor: Actor,
  at: string,
  from: Pick<Opening, 'candidate' | 'capacity'> = {},
): Promise<Decision<Problem>> {
  const { incidents = [], ...ask } = await prepared(asked);
  const about = saidBy(incidents.length ? await findIncidents(incidents) : []);
  const { title: given, service: wanted = about?.service, cis = about?.cis ?? [], fields, ...said } = ask;
  const named = await known({ ...said, service: wanted, cis, incidents });
  const service = named ?? (await defaultService());
  const opening: Opening = {
    ...said,
    title: demandTitle(given ?? about?.title),
    impact: said.impact ?? about?.impact ?? 'medium',
    urgency: said.urgency ?? about?.urgency ?? 'medium',
    service: service.id,
    team: said.team ?? service.team,
    cis,
    ...from,
  };
  const placed = said.team ? opening : await assigned(opening, at);
  const held = await fieldsAtOpening(placed, fields, actor);
  const id = await nextNumber('problem', 'PRB');
  return open({ ...placed, ...(held && { fields: held }) }, incidents, id, actor, at);
}

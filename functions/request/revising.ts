import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { demandNone, invalid } from '../kernel/refusal.ts';
import { answered } from './answers.ts';
import { knownAnswers } from './known.ts';
import { givenNow, lineMeant, type Revise, revise } from './revision.ts';
import type { ServiceRequest } from './service-request.ts';
import { catalogueItems } from './stored.ts';

/**
 * Asks for something else, by the form as it is offered now.
 *
 * @throws {Refusal} `validation` naming every answer that is wrong or missing, `illegal-transition` once it is decided
 */
export async function reviseRequest(
  before: ServiceRequest,
  { line: named, answers: said, note }: z.output<typeof Revise>,
  by: Actor,
  at: string,
): Promise<Decision<ServiceRequest> | undefined> {
  if (!said) return revise(before, { note }, by, at);
  const meant = lineMeant(before, named);
  const content = (await catalogueItems.find(meant.item))?.live?.content;
  if (!content) throw invalid('/answers', `${meant.item} is not offered any more`);
  const own = new Set(content.fields.map(({ name }) => name));
  const common = meant.answers.filter(({ name }) => !own.has(name));
  const given = givenNow({ ...meant, answers: meant.answers.filter((one) => !common.includes(one)) }, said);
  const { answers, faults } = answered(content.fields, given);
  const looked = await knownAnswers(content.fields, answers);
  demandNone([...faults, ...looked.faults]);
  const line = { id: meant.id, fields: content.fields, answers, names: looked.names };
  return revise(before, { note, line }, by, at);
}

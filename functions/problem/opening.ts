import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { line, slug, text } from '../kernel/text.ts';
import { AskFields } from '../record/field-values.ts';
import { Level, priorityOf } from '../record/priority.ts';
import { manyLinks } from './linking.ts';
import { tellAssignee } from './notices.ts';
import { ciId, deed, type Problem } from './problem.ts';

const different = (list: readonly string[]) => new Set(list).size === list.length;
const twice = 'has one of them twice';

export const incidentIds = z
  .array(z.string().regex(/^INC-[1-9]\d{0,11}$/, 'is not an id such as INC-1042'))
  .min(1)
  .max(40)
  .refine(different, twice);

/** What people can say of a problem, when it is opened and later. */
export const problemFields = {
  title: line(200),
  description: text(65_536),
  impact: Level,
  urgency: Level,
  service: slug,
  team: slug,
  assignee: slug,
  category: slug,
  cis: z.array(ciId).max(40).refine(different, twice),
  errorCode: line(80),
  major: z.boolean(),
  fields: AskFields,
};

/** What a person says to open a problem: a title is enough, or the incidents that it is the cause of. */
export const OpenProblem = z
  .strictObject({
    ...problemFields,
    /** Incidents that it causes; without more, the first says what it is about. */
    incidents: incidentIds,
    template: slug,
    answers: z.record(slug, text(4_000)),
  })
  .partial();
export type OpenProblem = z.infer<typeof OpenProblem>;

/** What is known of a problem before it has a number. */
export type Opening = Pick<Problem, 'title' | 'impact' | 'urgency' | 'service' | 'team' | 'cis'> &
  Partial<
    Pick<
      Problem,
      'description' | 'assignee' | 'category' | 'errorCode' | 'major' | 'fields' | 'candidate' | 'capacity'
    >
  >;

/** Where whoever raised it finds it in the person index, beside its coordinator. */
const requesterRow = (id: string, requester: string, at: string): Claim => ({
  pk: `problem#${id}`,
  sk: 'requester',
  values: { id, personPk: `problem#requester#${requester}`, personSk: `${at}#${id}` },
});

/** Opens a problem, with the incidents that it is the cause of. */
export function open(
  opening: Opening,
  incidents: readonly string[],
  id: string,
  by: Actor,
  at: string,
): Decision<Problem> {
  const problem = {
    ...opening,
    id,
    kind: 'problem' as const,
    state: 'new' as const,
    priority: priorityOf(opening),
    requester: by.id,
    openedAt: at,
  };
  const { facts, claims } = manyLinks(id, incidents, 'linked', by.id, at);
  const decision = decide<Problem>(undefined, problem, {
    ...deed('opened', by, at),
    ...(incidents.length > 0 && { facts }),
    ...tellAssignee(problem as unknown as Problem, by),
  });
  return { ...decision, claims: [...claims, requesterRow(id, by.id, at)] };
}

import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { knownMoment, line, slug, text } from '../kernel/text.ts';
import { type Change, changeId, ciId, deed, Plans } from './change.ts';
import { changeTypes } from './lifecycle.ts';
import type { Risk } from './risk.ts';
import { StagedEdit } from './staged-edit.ts';

const different = (list: readonly string[]) => new Set(list).size === list.length;
const twice = 'has one of them twice';

/** What people can say of a change, when it is opened and later. */
export const changeFields = {
  title: line(200),
  description: text(65_536),
  team: slug,
  assignee: slug,
  implementer: slug,
  cis: z.array(ciId).max(40).refine(different, twice),
  services: z.array(slug).max(20).refine(different, twice),
  plans: z.strictObject(Plans.shape),
  outage: z.boolean(),
  plannedFrom: knownMoment,
  plannedTo: knownMoment,
  answers: z.record(slug, slug),
  parent: changeId,
  dependsOn: z.array(changeId).max(10).refine(different, twice),
  edits: z.array(StagedEdit).max(20),
};

/** What a person says to open a change: a title is enough; the rest can be said until it is submitted. */
export const OpenChange = z
  .strictObject({ ...changeFields, type: z.enum(changeTypes), template: slug })
  .partial()
  .refine(({ title, template }) => title !== undefined || template !== undefined, {
    path: ['title'],
    error: 'is needed, or a template that has one',
  });
export type OpenChange = z.infer<typeof OpenChange>;

const longest = 90;
const utc = (at: string) => new Date(at).toISOString();

/**
 * A window as it is kept, in UTC.
 *
 * @throws {Refusal} `validation` when it ends before it begins, or is longer than 90 days
 */
export function windowOf(from: string | undefined, to: string | undefined) {
  const planned = { plannedFrom: from && utc(from), plannedTo: to && utc(to) };
  if (from === undefined || to === undefined) return planned;
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0) throw invalid('/plannedTo', 'is not after the beginning of the window');
  if (length > longest * 86_400_000) throw invalid('/plannedTo', `is more than ${longest} days later`);
  return planned;
}

/** Where its requester finds it in the person index, beside its assignee. */
const requesterRow = (id: string, requester: string, at: string): Claim => ({
  pk: `change#${id}`,
  sk: 'requester',
  values: { id, personPk: `change#requester#${requester}`, personSk: `${at}#${id}` },
});

export type Opening = Omit<OpenChange, 'title' | 'team' | 'template'> & {
  readonly title: string;
  readonly team: string;
  readonly template?: Change['template'];
  readonly tasks?: Change['tasks'];
};

/** Opens a change as a draft, which its requester writes on until it is submitted. */
export function open(
  { plannedFrom, plannedTo, ...opening }: Opening,
  risk: Risk,
  id: string,
  actor: Actor,
  at: string,
): Decision<Change> {
  const change = {
    type: 'normal' as const,
    cis: [],
    services: [],
    plans: {},
    answers: {},
    ...opening,
    ...windowOf(plannedFrom, plannedTo),
    id,
    kind: 'change' as const,
    state: 'draft' as const,
    requester: actor.id,
    risk,
    round: 0,
    openedAt: at,
  };
  const decision = decide<Change>(undefined, change, deed('opened', actor, at));
  return { ...decision, claims: [requesterRow(id, actor.id, at)] };
}

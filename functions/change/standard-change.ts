import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { changeFields } from './opening.ts';

const { title, description, team, cis, services, plans, outage } = changeFields;

/** What a template says of the changes that follow it. */
const content = {
  title,
  description,
  team,
  services,
  cis,
  plans,
  outage,
  /** How long it usually takes. */
  minutes: z.int().min(1).max(14_400),
  tasks: z.array(z.strictObject({ title: line(200), step: z.int().min(1).max(50) })).max(50),
};
const lockable = ['title', 'description', 'team', 'services', 'cis', 'plans', 'outage'] as const;

export const TemplateContent = z
  .object({ ...content, locked: z.array(z.enum(lockable)) })
  .partial()
  .required({ title: true, locked: true })
  .meta({ id: 'StandardChangeContent' });
export type TemplateContent = z.infer<typeof TemplateContent>;

/** A template of the catalogue: what is being written, and what is in use. */
export const StandardChange = z
  .object({
    ...recordFields,
    kind: z.literal('standard-change'),
    state: z.enum(['proposed', 'approved', 'published', 'retired']),
    draft: TemplateContent,
    /** Who wrote what is waiting to be approved: they may not approve it. */
    writtenBy: z.string(),
    approvedBy: z.string().optional(),
    /** What new changes follow, until another edition is published or it is retired. */
    live: z.object({ edition: z.int(), content: TemplateContent, publishedAt: instant }).optional(),
    editions: z.int().nonnegative(),
  })
  .meta({ id: 'StandardChangeRecord' });
export type StandardChange = z.infer<typeof StandardChange>;

/** What is published stays in use while its next edition is written and approved. */
export const templateLifecycle = {
  proposed: { revise: 'proposed', approve: 'approved', retire: 'retired' },
  approved: { revise: 'proposed', publish: 'published', retire: 'retired' },
  published: { revise: 'proposed', retire: 'retired' },
  retired: { revise: 'proposed' },
} as const satisfies Lifecycle<StandardChange['state']>;

const locked = z
  .array(z.enum(lockable))
  .refine((list) => new Set(list).size === list.length, 'has one of them twice');

export const ProposeTemplate = z
  .strictObject({ id: slug, ...content, locked })
  .partial()
  .required({ title: true });
export const ReviseTemplate = z
  .strictObject({ ...content, locked })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');

const deed = (type: string, by: Actor, at: string) => ({
  type: `standard-change.${type}`,
  by: by.id,
  at,
  freeText: ['title', 'draft', 'live'],
});

/** Proposes a kind of change that nobody has to be asked about again, once it is approved and published. */
export function propose(
  { id, locked = [], ...said }: z.infer<typeof ProposeTemplate>,
  by: Actor,
  at: string,
): Decision<StandardChange> {
  const next = {
    id: chosenId(id, said.title),
    kind: 'standard-change' as const,
    state: 'proposed' as const,
    title: said.title,
    draft: { ...said, locked },
    writtenBy: by.id,
    editions: 0,
  };
  return decide<StandardChange>(undefined, next, deed('proposed', by, at));
}

/** Writes its next edition, which has to be approved again; a retired one comes back so. */
export function revise(
  before: StandardChange,
  ask: z.infer<typeof ReviseTemplate>,
  by: Actor,
  at: string,
): Decision<StandardChange> {
  const state = follow(templateLifecycle, before.state, 'revise');
  const { approvedBy: _, ...rest } = before;
  const draft = { ...before.draft, ...ask };
  return decide<StandardChange>(
    before,
    { ...rest, state, draft, title: draft.title, writtenBy: by.id },
    deed('revised', by, at),
  );
}

/** Somebody else than its writer agrees. @throws {Refusal} `forbidden` for the writer, `incomplete` without a plan */
export function approveTemplate(before: StandardChange, by: Actor, at: string): Decision<StandardChange> {
  const state = follow(templateLifecycle, before.state, 'approve');
  if (before.writtenBy === by.id)
    throw new Refusal('forbidden', 'Whoever wrote it cannot approve it: somebody else has to agree.');
  const { plans, services = [], cis = [] } = before.draft;
  if (!plans?.implementation)
    throw new Refusal('incomplete', 'It says nowhere what is done.', { missing: ['plans'] });
  if (!services.length && !cis.length)
    throw new Refusal('incomplete', 'It says nowhere what it is done to.', { missing: ['services'] });
  return decide<StandardChange>(before, { ...before, state, approvedBy: by.id }, deed('approved', by, at));
}

/** From now on changes follow this edition. */
export function publish(before: StandardChange, by: Actor, at: string): Decision<StandardChange> {
  const state = follow(templateLifecycle, before.state, 'publish');
  const editions = before.editions + 1;
  const live = { edition: editions, content: before.draft, publishedAt: at };
  return decide<StandardChange>(before, { ...before, state, live, editions }, deed('published', by, at));
}

/** No new change follows it; those that do already go on. */
export function retireTemplate(before: StandardChange, by: Actor, at: string): Decision<StandardChange> {
  const state = follow(templateLifecycle, before.state, 'retire');
  const { live: _, ...rest } = before;
  return decide<StandardChange>(before, { ...rest, state }, deed('retired', by, at));
}

import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { Condition } from '../record/condition.ts';
import { LevelEscalation, nameOf } from './escalation.ts';
import { measuredKinds, measures } from './measured.ts';
import { LevelTarget } from './target.ts';

const some = Condition.optional();
const Conditions = z.strictObject({
  start: some,
  pause: some,
  resume: some,
  stop: some,
  reset: some,
  cancel: some,
});

/** How long it may take, of what meets the condition: of several that do, the shortest counts. */
const Promised = z.strictObject({ when: Condition.optional(), within: LevelTarget });

export const cancelWhen = ['start-unmet', 'condition', 'never'] as const;
export const agreementTypes = ['sla', 'ola', 'contract'] as const;

const fields = {
  name: line(120),
  description: text(4_000),
  /** With whom: customers, another team, or a supplier whose contract stands behind it. */
  type: z.enum(agreementTypes),
  party: line(200),
  measure: z.enum(measures),
  kinds: z.array(z.enum(measuredKinds)).min(1).max(measuredKinds.length),
  /** Each that is not there is as usual for the kind of record and what is measured. */
  conditions: Conditions,
  cancelWhen: z.enum(cancelWhen),
  /** By which hours it counts; without one, around the clock. */
  calendar: slug,
  /** Whose wall clock the hours are read by. */
  zone: z.enum(['calendar', 'requester']),
  /** It counts from when the record was opened, whenever it begins to apply. */
  retroactive: z.boolean(),
  /** Nobody hears of what had passed before it began to apply. */
  quietWhenLate: z.boolean(),
  targets: z.array(Promised).min(1).max(20),
  escalations: z
    .array(LevelEscalation)
    .max(20)
    .refine((all) => new Set(all.map(({ at }) => nameOf(at))).size === all.length, 'name one point twice'),
};

/** What is agreed about how long something takes, and what happens on the way. */
export const Agreement = z
  .object({
    ...recordFields,
    kind: z.literal('agreement'),
    state: z.enum(['active', 'retired']),
    ...fields,
    description: fields.description.optional(),
    party: fields.party.optional(),
    calendar: fields.calendar.optional(),
  })
  .meta({ id: 'Agreement' });
export type Agreement = z.infer<typeof Agreement>;

/** What a clock needs of an agreement: also one that is not saved. */
export type Terms = Pick<
  Agreement,
  | 'id'
  | 'name'
  | 'type'
  | 'measure'
  | 'kinds'
  | 'conditions'
  | 'cancelWhen'
  | 'retroactive'
  | 'quietWhenLate'
  | 'targets'
  | 'escalations'
  | 'zone'
>;

/** What is left out: for customers, of incidents, as usual, from the opening. */
export const AddAgreement = z.strictObject({
  id: slug.optional(),
  ...fields,
  description: fields.description.optional(),
  party: fields.party.optional(),
  type: fields.type.default('sla'),
  kinds: fields.kinds.default(['incident']),
  conditions: fields.conditions.default({}),
  cancelWhen: fields.cancelWhen.default('start-unmet'),
  calendar: fields.calendar.optional(),
  zone: fields.zone.default('calendar'),
  retroactive: fields.retroactive.default(true),
  quietWhenLate: fields.quietWhenLate.default(false),
  escalations: fields.escalations.default([]),
});
/** `null` takes away what need not be there. */
export const ChangeAgreement = z
  .strictObject({
    ...fields,
    description: fields.description.nullable(),
    party: fields.party.nullable(),
    calendar: fields.calendar.nullable(),
  })
  .partial();

const deed = (type: string, { id }: Actor, at: string) => ({ type: `agreement.${type}`, by: id, at });
type Fields = Omit<Agreement, 'version' | 'chain'>;

/** The fields of an agreement that is added, or tried without being saved. */
export const drafted = ({ id, ...ask }: z.infer<typeof AddAgreement>): Fields => ({
  ...ask,
  id: chosenId(id, ask.name),
  kind: 'agreement',
  state: 'active',
  title: ask.name,
});

/** Agrees on something: it holds for what happens to a record from now on, and counts back to its opening. */
export const addAgreement = (ask: z.infer<typeof AddAgreement>, by: Actor, at: string): Decision<Agreement> =>
  decide<Agreement>(undefined, drafted(ask), deed('added', by, at));

/** Changes what is agreed. @throws {Refusal} `illegal-transition` when it is retired */
export function changeAgreement(
  before: Agreement,
  ask: z.infer<typeof ChangeAgreement>,
  by: Actor,
  at: string,
): Decision<Agreement> {
  if (before.state === 'retired')
    throw new Refusal('illegal-transition', 'It is retired and stays as it is.');
  const kept = { ...before, ...ask };
  const { description, party, calendar, ...rest } = kept;
  const next: Fields = {
    ...rest,
    title: rest.name,
    ...(description && { description }),
    ...(party && { party }),
    ...(calendar && { calendar }),
  };
  return decide<Agreement>(before, next, deed('changed', by, at));
}

/** Nothing new is measured by it: clocks that run are dropped when their records change next, or are recomputed. */
export function retireAgreement(before: Agreement, by: Actor, at: string): Decision<Agreement> {
  if (before.state === 'retired') throw new Refusal('illegal-transition', 'It is retired already.');
  return decide<Agreement>(before, { ...before, state: 'retired' }, deed('retired', by, at));
}

/** It is agreed on again. */
export function reinstateAgreement(before: Agreement, by: Actor, at: string): Decision<Agreement> {
  if (before.state === 'active') throw new Refusal('illegal-transition', 'It is not retired.');
  return decide<Agreement>(before, { ...before, state: 'active' }, deed('reinstated', by, at));
}

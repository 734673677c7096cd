import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { knownMoment, slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';

/** Somebody votes in somebody else's place for a time. They cannot pass it on, and decide on nothing of their own by it. */
export const Delegation = z
  .object({
    ...recordFields,
    id: z.string().regex(/^DLG-\d+$/),
    kind: z.literal('delegation'),
    state: z.enum(['planned', 'cancelled']),
    /** Whose votes they are. */
    person: slug,
    /** Who casts them. */
    to: slug,
    from: instant,
    until: instant,
    reason: z.string().optional(),
  })
  .meta({ id: 'Delegation' });
export type Delegation = z.infer<typeof Delegation>;

/** Without a person it is one's own. */
export const AddDelegation = z.strictObject({
  person: slug.optional(),
  to: slug,
  from: knownMoment,
  until: knownMoment,
  reason: text(2_000).optional(),
});

export const delegationLifecycle = {
  planned: { cancel: 'cancelled' },
  cancelled: {},
} as const satisfies Lifecycle<Delegation['state']>;

const manages = ({ roles }: Actor) => roles.includes('manager') || roles.includes('admin');

function demandOwn(person: string, actor: Actor): void {
  if (actor.id === person || manages(actor)) return;
  throw new Refusal('forbidden', `The votes are ${person}’s own to hand over, or a manager’s.`);
}

const longest = 366 * 86_400_000;
const iso = (moment: string) => new Date(moment).toISOString();

/**
 * Hands one's votes over for a time.
 *
 * @throws {Refusal} `validation` for a time that is empty, over, or longer than a year, and for oneself; `forbidden` for
 *   somebody else's votes
 */
export function delegate(
  ask: z.infer<typeof AddDelegation>,
  id: string,
  actor: Actor,
  at: string,
): Decision<Delegation> {
  const person = ask.person ?? actor.id;
  demandOwn(person, actor);
  if (ask.to === person) throw invalid('/to', 'is whose votes they are');
  const [from, until] = [iso(ask.from), iso(ask.until)];
  if (until <= from) throw invalid('/until', 'is not after from');
  if (until <= at) throw invalid('/until', 'is already over');
  if (Date.parse(until) - Date.parse(from) > longest)
    throw invalid('/until', 'is more than a year after from');
  const title = `${ask.to} votes for ${person}`;
  const next = { ...ask, id, kind: 'delegation', state: 'planned', title, person, from, until } as const;
  const notices = [
    {
      to: [...new Set([ask.to, person])].filter((one) => one !== actor.id),
      topic: 'delegation',
      title,
      text: `${from.slice(0, 16).replace('T', ' ')} to ${until.slice(0, 16).replace('T', ' ')} UTC`,
      path: '/approvals',
    },
  ];
  const event = { type: 'delegation.planned', by: actor.id, at, freeText: ['reason'], notices };
  return decide<Delegation>(undefined, next, event);
}

/** Takes one's votes back. What was voted stays so. */
export function cancelDelegation(before: Delegation, actor: Actor, at: string): Decision<Delegation> {
  demandOwn(before.person, actor);
  const state = follow(delegationLifecycle, before.state, 'cancel');
  return decide<Delegation>(before, { ...before, state }, { type: 'delegation.cancelled', by: actor.id, at });
}

/** Whether somebody stands for somebody at a moment. */
export const applies = ({ state, from, until }: Delegation, at: string): boolean =>
  state === 'planned' && from <= at && at < until;

/** Who stands for each person at a moment. */
export function delegatesAt(all: readonly Delegation[], at: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const one of all) if (applies(one, at)) found[one.person] = [...(found[one.person] ?? []), one.to];
  return found;
}

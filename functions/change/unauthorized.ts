import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { type Change, deed } from './change.ts';
import { lifecycleOf } from './lifecycle.ts';
import { type Opening, open } from './opening.ts';
import type { Risk } from './risk.ts';
import type { Difference, Unauthorized } from './unauthorized-finding.ts';

const most = 50;
const cut = (value: unknown): string | undefined =>
  value === undefined || value === null
    ? undefined
    : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 500);

/** Fields of an item's record that say how it is known, not how it is. */
const aside = new Set(['said', 'seenAt', 'observed', 'latest', 'from', 'clocks', 'title', 'version']);

type Changed = Readonly<Record<string, unknown>>;
const sides = (value: unknown) => (value ?? {}) as { from?: unknown; to?: unknown };

const step = ({ from, to }: { readonly from?: unknown; readonly to?: unknown }) =>
  `${cut(from)} → ${cut(to)}`;

/**
 * What an event of an item says is different: its fields, its attributes one by one, and what AWS Config itself names besides, by
 * the same step from one value to another only once; fifty at most.
 */
export function differencesOf(changed: Changed): Difference[] {
  const found: Difference[] = [];
  const note = (field: string, from: unknown, to: unknown) => {
    if (JSON.stringify(from) === JSON.stringify(to)) return;
    const [was, is] = [cut(from), cut(to)];
    found.push({ field, ...(was !== undefined && { from: was }), ...(is !== undefined && { to: is }) });
  };
  for (const [field, change] of Object.entries(changed)) {
    const { from, to } = sides(change);
    if (field === 'attributes') {
      const [was, is] = [(from ?? {}) as Changed, (to ?? {}) as Changed];
      for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) note(name, was[name], is[name]);
    } else if (!aside.has(field)) note(field, from, to);
  }
  const latest = sides(changed.latest).to as { properties?: Changed } | undefined;
  const known = new Set(found.map(step));
  for (const [name, change] of Object.entries(latest?.properties ?? {}))
    if (!known.has(step(sides(change)))) note(name, sides(change).from, sides(change).to);
  return found.slice(0, most);
}

const grace = 15 * 60_000;

/**
 * Whether a change allows what was seen at a moment: it was approved, and the moment lies within its window, or within the time
 * of its work and a quarter of an hour after it, since AWS Config is late.
 */
export function allows(change: Change, at: string): boolean {
  const now = Date.parse(at);
  const { state, plannedFrom, plannedTo, actualFrom, actualTo } = change;
  const within = (from: string | undefined, to: string | undefined) =>
    from !== undefined && Date.parse(from) <= now && (to === undefined || now <= Date.parse(to) + grace);
  if (state === 'implement' || state === 'review' || state === 'closed') return within(actualFrom, actualTo);
  return state === 'scheduled' && plannedTo !== undefined && within(plannedFrom, plannedTo);
}

/** The row that lets an item be for a while after a difference was found in it. */
export const quietRow = (ci: string, change: string, at: string, hours: number): Claim => ({
  pk: `unauthorized#${ci}`,
  sk: 'claim',
  values: { change },
  expiresAt: Math.floor(Date.parse(at) / 1000) + hours * 3_600,
});

const line = ({ field, from = 'nothing', to = 'nothing' }: Difference) => `${field}: ${from} → ${to}`;

/** Opens the emergency change that somebody has to answer for; once for an item within the time that it is let be. */
export function openUnauthorized(
  found: Unauthorized,
  about: { readonly name: string; readonly service?: string | undefined; readonly team: string },
  ignoreHours: number,
  risk: Risk,
  id: string,
  by: Actor,
  at: string,
): Decision<Change> {
  const { ci, differences, source } = found;
  const opening: Opening = {
    type: 'emergency',
    title: `Unauthorized change to ${about.name}`.slice(0, 200),
    description: `${source} saw a difference that no approved change allows:\n${differences.map(line).join('\n')}`,
    team: about.team,
    cis: [ci],
    ...(about.service && { services: [about.service] }),
  };
  const { after, event, claims = [] } = open(opening, risk, id, by, at);
  const { version: _, chain: __, ...draft } = after;
  const path = `/changes/${id}`;
  const notice = { to: [`team:${about.team}`], topic: 'unauthorized-change', title: opening.title, path };
  const decision = decide<Change>(
    undefined,
    { ...draft, unauthorized: found },
    { ...deed('opened', by, at), facts: event.facts ?? {}, notices: [notice] },
  );
  return { ...decision, claims: [...claims, quietRow(ci, id, at, ignoreHours)] };
}

export const Verdict = z.strictObject({ reason: text(2_000) });

function demandOpen({ unauthorized, state }: Change): Unauthorized {
  if (!unauthorized) throw new Refusal('illegal-transition', 'It was not found as an unauthorized change.');
  if (state !== 'draft') throw new Refusal('illegal-transition', `It is ${state}, and was decided on.`);
  return unauthorized;
}

/** It was right to do it: what is left is to review how it came about. @throws {Refusal} `illegal-transition` */
export function legitimize(before: Change, reason: string, by: Actor, at: string): Decision<Change> {
  const unauthorized = { ...demandOpen(before), verdict: 'legitimate' as const };
  const state = follow(lifecycleOf(before.type), before.state, 'legitimize');
  const { seenAt } = unauthorized;
  const next = { ...before, state, unauthorized, actualFrom: seenAt, actualTo: seenAt };
  return decide<Change>(before, next, { ...deed('legitimized', by, at), said: { text: reason } });
}

/** It is to be undone: the plan says to what, and it goes its way as an emergency. @throws {Refusal} `illegal-transition` */
export function planRevert(before: Change, reason: string, by: Actor, at: string): Decision<Change> {
  const unauthorized = { ...demandOpen(before), verdict: 'revert' as const };
  const undone = unauthorized.differences.map(({ field, from, to }) =>
    line({ field, ...(to !== undefined && { from: to }), ...(from !== undefined && { to: from }) }),
  );
  const plans = { ...before.plans, implementation: `Set it back:\n${undone.join('\n')}` };
  const next = { ...before, unauthorized, plans };
  return decide<Change>(before, next, { ...deed('revert-planned', by, at), said: { text: reason } });
}

import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { wind } from '../record/clocks.ts';
import { type Ci, type Finding, findings, missingOf } from './ci.ts';
import { decideCi } from './ci-commands.ts';
import type { Rules } from './class-rules.ts';
import { watching } from './reconcile.ts';

const day = 24 * 60 * 60_000;
const after = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();

/** What is known of an item beside itself when its health is looked at. */
export type Surroundings = {
  /** Whether anything relates to it, or it to anything. */
  readonly related: boolean;
  /** Other items that have one of its identities. */
  readonly twins: readonly string[];
};

/** When an item counts as stale unless somebody confirms it; never while a source watches it that would tell of its end. */
export const staleAt = ({ seenAt, said }: Ci, { staleDays }: Rules): string | undefined =>
  Object.keys(said).some((source) => watching.includes(source)) ? undefined : after(seenAt, staleDays * day);

/** What is wrong with an item. Nothing is wrong with one that is retired. */
export function findingsOf(ci: Ci, rules: Rules, { related, twins }: Surroundings, now: string): Finding[] {
  if (ci.state === 'retired') return [];
  const stale = staleAt(ci, rules);
  const found: Readonly<Record<Finding, boolean>> = {
    orphan: !related && !ci.service,
    stale: stale !== undefined && stale <= now,
    duplicate: twins.length > 0,
    incomplete: missingOf(ci, rules).length > 0,
  };
  return findings.filter((finding) => found[finding]);
}

/** The day after while something is wrong; otherwise when it would be stale, or after 30 days. */
function nextCheck(ci: Ci, rules: Rules, found: readonly Finding[], now: string): string | undefined {
  if (ci.state === 'retired') return undefined;
  if (found.length) return after(now, day);
  return [staleAt(ci, rules) ?? '', after(now, 30 * day)].filter(Boolean).sort()[0];
}

/** Notes what is wrong with an item, and when to look again: `ci.checked` when that has changed, `ci.watched` when not. */
export function check(
  before: Ci,
  rules: Rules,
  around: Surroundings,
  by: Actor,
  { at, now }: { readonly at: string; readonly now: string },
): Decision<Ci> {
  const found = findingsOf(before, rules, around, now);
  const clocks = wind(before.clocks, 'health', nextCheck(before, rules, found, now));
  const { findings: had = [], twins: _, ...rest } = before;
  const twins = around.twins.length ? { twins: [...around.twins] } : {};
  const type = JSON.stringify(had) === JSON.stringify(found) ? 'ci.watched' : 'ci.checked';
  return decideCi(before, { ...rest, ...twins, findings: found, clocks }, { type, by: by.id, at });
}

import * as z from 'zod';
import { slug } from '../kernel/text.ts';
import { instant } from '../record/base.ts';
import { Condition } from '../record/condition.ts';
import type { AlertRule } from './alert-rule.ts';
import { Effect } from './handling.ts';
import type { Replayed } from './replay.ts';

/** The most signals that one trial looks at; it says so when there were more. */
export const mostSignals = 2_000;
const samples = 20;

/** A rule that is not saved, or a saved one with changes that are not. */
export const TryAlertRule = z.strictObject({
  rule: z.strictObject({
    /** The saved rule that it would replace; a new one stands below all others. */
    id: slug.optional(),
    condition: Condition.optional(),
    effect: Effect,
    last: z.boolean().default(false),
  }),
  days: z.int().min(1).max(7).default(1),
});
export type TryAlertRule = z.infer<typeof TryAlertRule>;

const Outcome = z.object({
  /** Times that alerts began to fire; a flapping one counts once. */
  firings: z.int(),
  incidents: z.int(),
  /** Firings that opened no incident, by what held them. */
  held: z.record(z.string(), z.int()),
  /** Alerts that flapped. */
  flapped: z.int(),
  /** The largest incidents by their alerts, and what they are grouped by. */
  largest: z.array(
    z.object({ alerts: z.int(), group: z.string().optional(), title: z.string(), at: instant }),
  ),
});

/** What a rule would have done. */
export const Trial = z
  .object({
    /** How many signals were looked at, since when, and whether there were more. */
    signals: z.int(),
    since: instant,
    more: z.boolean(),
    matched: z.int(),
    alerts: z.int(),
    before: Outcome,
    after: Outcome,
    samples: z.array(
      z.object({
        alert: z.string(),
        title: z.string(),
        at: instant,
        state: z.string(),
        reason: z.string(),
        service: z.string(),
        /** What this rule set for it; what a rule above has set is not among it. */
        set: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'AlertRuleTrial' });
export type Trial = z.infer<typeof Trial>;

/** The id under which a rule that was never saved is tried. */
export const tried = 'the-rule-that-is-tried';

/** The rules as they would be with the tried one among them, in its place or at the end. */
export function rulesWith(rules: readonly AlertRule[], { rule }: TryAlertRule) {
  const mine = { ...rule, id: tried };
  const at = rules.findIndex(({ id }) => id === rule.id);
  return at < 0 ? [...rules, mine] : rules.with(at, { ...rules[at], ...mine } as AlertRule);
}

const summary = ({ firings, incidents, held, flapped }: Replayed): z.infer<typeof Outcome> => ({
  firings,
  incidents: incidents.length,
  held,
  flapped,
  largest: incidents
    .toSorted((a, b) => b.alerts - a.alerts)
    .slice(0, 5)
    .map(({ alerts, group, title, at }) => ({ alerts, title, at, ...(group && { group }) })),
});

/** The answer to a trial: both outcomes, and the newest signals that the rule matched. */
export function trialOf(
  looked: { readonly signals: number; readonly since: string; readonly more: boolean },
  before: Replayed,
  after: Replayed,
): Trial {
  const matched = after.seen.filter(({ rules }) => rules.some(({ id }) => id === tried));
  return {
    ...looked,
    matched: matched.length,
    alerts: new Set(matched.map(({ alert }) => alert)).size,
    before: summary(before),
    after: summary(after),
    samples: matched
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, samples)
      .map(({ rules, ...seen }) => ({
        ...seen,
        set: [...(rules.find(({ id }) => id === tried)?.set ?? [])],
      })),
  };
}

import { inHours, nextBegin } from '../kernel/hours.ts';
import { iso } from '../kernel/span.ts';
import { defaultReach, type EscalationPolicy } from './policy.ts';

/**
 * Whether something pages: `high` does; `low` is on record and pages nobody, until support hours begin if it would page in
 * them.
 */
export type Urgency = { readonly urgency: 'high' } | { readonly urgency: 'low'; readonly until?: string };

type Ruling = Pick<EscalationPolicy, 'pagesUpTo' | 'pagesOutside' | 'supportHours'>;

/** How urgent something of this priority is at a moment, by its policy. Without a priority it always pages. */
export function urgencyAt(priority: number | undefined, policy: Ruling | undefined, now: string): Urgency {
  const { pagesUpTo = defaultReach, pagesOutside, supportHours } = policy ?? {};
  const reaches = (limit: number) => (priority ?? 0) <= limit;
  const inside = reaches(pagesUpTo);
  if (!supportHours || pagesOutside === undefined) return { urgency: inside ? 'high' : 'low' };
  const { hours, timeZone } = supportHours;
  const at = Date.parse(now);
  if (inHours(hours, timeZone, at)) return { urgency: inside ? 'high' : 'low' };
  if (priority === undefined || reaches(pagesOutside)) return { urgency: 'high' };
  const begin = inside ? nextBegin(hours, timeZone, at) : undefined;
  return { urgency: 'low', ...(begin !== undefined && { until: iso(begin) }) };
}

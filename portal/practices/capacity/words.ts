import type { Forecast } from '../../../functions/capacity/forecast.ts';
import { knownLimit } from '../../../functions/capacity/known-limits.ts';
import type { Limit } from '../../../functions/capacity/limit.ts';
import { amount } from '../../../functions/capacity/words.ts';
import { counted } from '../../words.ts';

/** How long it lasts, in a few words. */
export function leftWords(forecast: Forecast | undefined): string {
  if (!forecast) return 'not known';
  const { daysLeft, limit } = forecast;
  if (limit === undefined) return 'no limit known';
  if (daysLeft === undefined) return 'more than a year';
  return daysLeft === 0 ? 'none' : counted(Math.round(daysLeft), 'day');
}

/** Between which days it is at its limit, with 80 %. */
export function betweenWords({ soonest, latest, daysLeft }: Forecast): string {
  if (daysLeft === undefined && soonest === undefined) return 'not within a year';
  const from = soonest === undefined ? 'a year' : counted(Math.floor(soonest), 'day');
  return `${from} to ${latest === undefined ? 'more than a year' : counted(Math.ceil(latest), 'day')}`;
}

/** Where a limit comes from. */
export function limitWords(limit: Limit, unit: string | undefined): string {
  if (limit.from === 'value') return amount(limit.value, unit);
  if (limit.from === 'attribute')
    return `the item’s ${limit.attribute}${limit.times === 1 ? '' : ` × ${limit.times}`}`;
  if (limit.from === 'quota') return `quota ${limit.code} of ${limit.service}`;
  return knownLimit(limit.name)?.words ?? limit.name;
}

/** What an option or a plan costs. */
export function costWords({ once, monthly }: { once: number; monthly: number }, currency: string): string {
  const money = (value: number) =>
    value.toLocaleString(undefined, { style: 'currency', currency, maximumFractionDigits: 0 });
  const said = [...(once ? [`${money(once)} once`] : []), ...(monthly ? [`${money(monthly)} a month`] : [])];
  return said.join(', ') || 'nothing';
}

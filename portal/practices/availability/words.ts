import type { PeriodName } from '../../../functions/availability/period.ts';
import type { ComponentState } from '../../../functions/availability/status.ts';
import { span } from '../../time.ts';
import type { Outage } from './types.ts';

export const periods: Readonly<Record<PeriodName, string>> = {
  daily: 'Today',
  weekly: 'This week',
  monthly: 'This month',
  annually: 'This year',
  'last-7-days': 'Last 7 days',
  'last-30-days': 'Last 30 days',
  'last-12-months': 'Last 12 months',
};

export const periodOptions = Object.entries(periods).map(([value, label]) => ({ value, label }));

export const types: Readonly<Record<Outage['type'], string>> = {
  outage: 'Outage',
  planned: 'Planned outage',
  degradation: 'Degradation',
};

export const typeOptions = Object.entries(types).map(([value, label]) => ({ value, label }));

export const sources: Readonly<Record<Outage['source'], string>> = {
  alert: 'Told by an alarm',
  incident: 'Told by an incident',
  'maintenance-window': 'From a maintenance window',
  change: 'From a change',
  person: 'Said by a person',
};

export const componentStates: Readonly<Record<ComponentState, string>> = {
  operational: 'Operational',
  maintenance: 'Under maintenance',
  degraded: 'Degraded',
  down: 'Not available',
};

/** A share as percent, never rounded up to what it was not: 99.95 %, and 100 % alone for all of it. */
export function percent(share: number | undefined, digits = 3): string {
  if (share === undefined) return '–';
  const scale = 10 ** digits;
  // What binary fractions leave over is not what was not there.
  const floor = Math.floor(share * 100 * scale + 1e-6) / scale;
  return `${floor.toLocaleString(undefined, { maximumFractionDigits: digits })} %`;
}

/** How long, or a dash. */
export const long = (time: number | undefined): string => (time === undefined ? '–' : span(time));

/** How long an outage has lasted. */
export const lasted = ({ begin, end }: Outage, now: number): string =>
  span(Math.max(0, (end ? Date.parse(end) : now) - Date.parse(begin)));

import type { ComponentState, StatusDay } from './status.ts';

/** How a component is, in words. */
export const stateWords: Readonly<Record<ComponentState, string>> = {
  operational: 'Operational',
  maintenance: 'Under maintenance',
  degraded: 'Degraded',
  down: 'Not available',
};

/** How all of them are, in words. */
export const overall: Readonly<Record<ComponentState, string>> = {
  operational: 'All services are operational',
  maintenance: 'Some services are under maintenance',
  degraded: 'Some services are degraded',
  down: 'Some services are not available',
};

const minutes = (time: number) => `${Math.max(1, Math.round(time / 60_000))} min`;

/** What a day was, in words: for whoever does not see its bar. */
export function dayWords({ date, state, down, degraded, planned }: StatusDay): string {
  const parts = [
    ...(down ? [`not available for ${minutes(down)}`] : []),
    ...(degraded ? [`degraded for ${minutes(degraded)}`] : []),
    ...(planned ? [`under maintenance for ${minutes(planned)}`] : []),
  ];
  return `${date}: ${state === 'operational' ? 'operational' : parts.join(', ')}`;
}

/** A share as percent with two digits, never rounded up to what it was not. */
export const percentOf = (share: number): string => `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;

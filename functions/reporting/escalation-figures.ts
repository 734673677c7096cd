import { wallClock } from '../kernel/local-time.ts';
import { day } from '../kernel/time-of-day.ts';
import type { Contribution } from './contribution.ts';

/** What is measured of an escalation, as its practice keeps it. */
export type MeasuredEscalation = {
  readonly id: string;
  readonly state: string;
  readonly team: string;
  readonly service?: string | undefined;
  readonly paged: readonly { readonly at: string; readonly people: readonly string[] }[];
};

/** From when to when it is night, in hours of the wall clock of whoever is paged. */
export const night = { from: 22, to: 7 } as const;

/** Whether a moment is at night where somebody lives. */
export function atNight(at: string, zone: string): boolean {
  const hour = (wallClock(zone, Date.parse(at)) % day) / 3_600_000;
  return hour >= night.from || hour < night.to;
}

/**
 * What an escalation adds to the figures once it is over: every page that somebody got, at night or by day. While it goes on
 * it adds nothing, so that its levels are counted in one write.
 *
 * @param zones of those who were paged, as they were when it was first counted
 */
export function ofEscalation(
  { state, team, service, paged }: MeasuredEscalation,
  zones: Readonly<Record<string, string>>,
): Contribution[] {
  if (state !== 'stopped' && state !== 'exhausted') return [];
  const services = service ? [service] : [];
  const pages = paged.flatMap(({ at, people }) => people.map((person) => ({ at, person })));
  const ended = state === 'exhausted' ? paged.at(-1)?.at : undefined;
  return [
    ...pages.map(({ at, person }) => {
      const late = atNight(at, zones[person] ?? 'UTC');
      const add = {
        page: 1,
        [`page@${person}`]: 1,
        ...(late && { night: 1, [`night@${person}`]: 1 }),
      };
      return { at, team, services, add };
    }),
    ...(ended ? [{ at: ended, team, services, add: { unanswered: 1 } }] : []),
  ];
}

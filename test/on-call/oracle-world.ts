import type { Rotation } from '../../functions/on-call/rotation.ts';
import type { Override } from '../../functions/on-call/schedule.ts';
import type { Times } from '../../functions/on-call/who.ts';

const hour = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

/** Zones with every habit there is: half hours, midnight changes, southern summers, Ramadan, changes of mind, none at all. */
export const zones = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Chisinau',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'America/Asuncion',
  'America/Havana',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Asia/Tehran',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Apia',
  'Antarctica/Troll',
] as const;

/** Hand-offs that fall into hours which clocks skip or show twice, in every zone of the list. */
const nasty = ['00:00', '00:30', '01:00', '01:45', '02:00', '02:15', '02:30', '03:00'];

/** A schedule of everything at once: layers, hours across midnight, turns of hours to months, overrides, two zones. */
export function everything(timeZone: string, seed: number, from: number, around: readonly number[]): Times {
  const time = nasty[seed % nasty.length] as string;
  const start = iso(from).slice(0, 10);
  const rotation = (id: string, rest: Partial<Rotation>): Rotation => ({
    id,
    people: [`${id}1`, `${id}2`, `${id}3`],
    every: 'day',
    count: 1,
    handOff: { time },
    from: start,
    ...rest,
  });
  const override = (at: number, index: number): Override[] => [
    { id: `a${index}`, person: 'x', from: iso(at - 5 * hour), to: iso(at + hour / 2), made: 2 },
    { id: `b${index}`, person: 'y', instead: 'week1', from: iso(at), to: iso(at + 40 * hour), made: 3 },
    { id: `c${index}`, person: 'z', instead: 'x', from: iso(at - hour), to: iso(at), made: 4 },
  ];
  return {
    timeZone,
    rotations: [
      rotation('week', { every: 'week', handOff: { time, weekday: (seed % 7) + 1 } }),
      rotation('day', { count: 2 }),
      rotation('hour', {
        every: 'hour',
        count: [1, 6, 8, 12][seed % 4] as number,
        layer: 2,
        restrictions: [{ days: [1, 2, 5, 7], from: '22:00', to: time }],
      }),
      rotation('month', {
        every: 'month',
        handOff: { time, day: 31 },
        layer: 3,
        restrictions: [{ from: '01:30', to: '02:30' }],
      }),
      rotation('far', {
        every: 'hour',
        count: 9,
        layer: 4,
        timeZone: 'America/New_York',
        until: iso(from + 200 * 24 * hour).slice(0, 10),
        restrictions: [{ days: [3, 6], from: '08:00', to: '18:00' }],
      }),
    ],
    overrides: around.slice(0, 12).flatMap(override),
  };
}

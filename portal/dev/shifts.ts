import type { Schedule, Shift } from '../model.ts';

const day = 24 * 3_600_000;

/** Shifts of a schedule's first rotation between two moments, covers laid over them; days of 24 hours will do here. */
export function shiftsOf({ rotations, overrides }: Schedule, from: number, to: number): Shift[] {
  const [rotation] = rotations;
  if (!rotation) return [];
  const length = rotation.count * (rotation.every === 'week' ? 7 : 1) * day;
  const start = Date.parse(`${rotation.from}T${rotation.handOff.time}:00+01:00`);
  const shifts: Shift[] = [];
  for (let turn = Math.floor((from - start) / length); start + turn * length < to; turn += 1) {
    const person = rotation.people[turn % rotation.people.length] ?? '';
    const [begin, end] = [start + turn * length, start + (turn + 1) * length];
    let at = begin;
    for (const cover of overrides) {
      const [covers, until] = [Date.parse(cover.from), Date.parse(cover.to)];
      if (covers >= end || until <= begin) continue;
      if (covers > at) shifts.push(shift(person, at, covers, false));
      shifts.push(shift(cover.person, Math.max(covers, at), Math.min(until, end), true));
      at = Math.min(until, end);
    }
    if (at < end) shifts.push(shift(person, at, end, false));
  }
  return shifts;
}

const shift = (person: string, from: number, to: number, override: boolean): Shift => ({
  person,
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
  override,
});

export const currentShift = (schedule: Schedule): Shift | undefined =>
  shiftsOf(schedule, Date.now(), Date.now() + 1).find(({ to }) => Date.parse(to) > Date.now());

export const onCallNow = (schedule: Schedule): string => currentShift(schedule)?.person ?? '';

import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import {
  covers,
  endWindow,
  extendWindow,
  isRunning,
  OpenWindow,
  openWindow,
  startWindow,
  sweep,
} from '../../functions/monitoring/maintenance-window.ts';

const by = system('test');
const at = '2026-11-22T09:00:00.000Z';
const later = (hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString();
const open = (ask: object) =>
  openWindow(OpenWindow.parse({ title: 'Move', services: ['search'], ...ask }), 'MW-1', by, at);

describe('a window', () => {
  test('that begins now runs, looks through what fires at once, and ends by its clock', () => {
    const { after, event } = open({ minutes: 60 });
    expect(event.type).toBe('maintenance-window.started');
    expect(after).toMatchObject({
      state: 'running',
      from: at,
      to: later(1),
      clocks: { sweep: at, end: later(1) },
    });
    expect(isRunning(after, at)).toBe(true);
    expect(isRunning(after, later(1))).toBe(false);
    const ended = endWindow(after, by, later(1)).after;
    expect(ended).toMatchObject({ state: 'ended', to: later(1), clocks: { sweep: later(1) } });
  });

  test('that is planned begins by its clock', () => {
    const { after } = open({ from: later(2), to: later(3) });
    expect(after).toMatchObject({ state: 'scheduled', clocks: { start: later(2) } });
    expect(startWindow(after, by, later(2)).after).toMatchObject({ state: 'running' });
  });

  test('is never longer than 24 hours, however it is extended', () => {
    expect(() => open({ to: later(25) })).toThrow(/24 hours/);
    expect(() => open({ from: later(-2), to: later(-1) })).toThrow(/over|after/);
    const { after } = open({ minutes: 60 });
    expect(extendWindow(after, { minutes: 60 }, by, at).after).toMatchObject({
      to: later(2),
      clocks: { end: later(2) },
    });
    expect(() => extendWindow(after, { to: later(24.5) }, by, at)).toThrow(/24 hours/);
  });

  test('needs services or a filter, and one end', () => {
    expect(OpenWindow.safeParse({ title: 'Move', minutes: 60 }).success).toBe(false);
    expect(OpenWindow.safeParse({ title: 'Move', services: ['a'] }).success).toBe(false);
    expect(OpenWindow.safeParse({ title: 'Move', services: ['a'], minutes: 60, to: later(1) }).success).toBe(
      false,
    );
  });

  test('is for what has its service and fits its filter', () => {
    const window = { services: ['search'], condition: { field: 'tags.env', is: 'prod' } };
    expect(covers(window, { service: 'search', tags: { env: 'prod' } })).toBe(true);
    expect(covers(window, { service: 'search', tags: { env: 'test' } })).toBe(false);
    expect(covers(window, { service: 'checkout', tags: { env: 'prod' } })).toBe(false);
  });

  test('looks through its alerts part by part, and once more a minute later', () => {
    const ended = endWindow(open({ minutes: 60 }).after, by, at).after;
    const part = sweep(ended, 'here', 0.5, by, at).after;
    expect(part).toMatchObject({ swept: 'here', sweeps: 0, clocks: { sweep: '2026-11-22T09:00:30.000Z' } });
    const first = sweep(part, undefined, 0.5, by, at).after;
    expect(first).toMatchObject({ sweeps: 1, clocks: { sweep: '2026-11-22T09:01:00.000Z' } });
    expect(first.swept).toBeUndefined();
    expect(sweep(first, undefined, 0.5, by, at).after.clocks).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { Change } from '../../functions/change/change.ts';
import { type ChangeWindow, followChange, planMutes } from '../../functions/change/change-window.ts';
import { system } from '../../functions/kernel/actor.ts';

const by = system('test');
const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
const change = (state: Change['state'], more: Partial<Change> = {}): Change =>
  ({
    id: 'CHG-1',
    kind: 'change',
    title: 'A new index',
    type: 'normal',
    state,
    team: 'platform',
    services: ['search'],
    cis: [],
    plannedFrom: at(10),
    plannedTo: at(12),
    version: 3,
    ...more,
  }) as Change;

/** What each of these steps makes of the window, one after the other. */
function through(...steps: [Change, string][]): (ChangeWindow | undefined)[] {
  let window: ChangeWindow | undefined;
  return steps.map(([now, moment]) => {
    const decision = followChange(window, now, by, moment);
    window = decision?.after ?? window;
    return decision?.after;
  });
}

const states = (windows: (ChangeWindow | undefined)[]) => windows.map((window) => window?.state);

describe('a window follows its change', () => {
  test.each([
    [
      'from waiting to its end',
      [
        ['scheduled', 8],
        ['scheduled', 10],
        ['implement', 11],
        ['review', 12],
      ],
      ['waiting', 'due', 'open', 'over'],
    ],
    [
      'and is over for work that outlasts it',
      [
        ['scheduled', 8],
        ['implement', 11],
        ['implement', 12],
        ['review', 13],
      ],
      ['waiting', 'open', 'over', undefined],
    ],
    [
      'and passes by',
      [
        ['scheduled', 8],
        ['scheduled', 10],
        ['scheduled', 12],
      ],
      ['waiting', 'due', 'over'],
    ],
    [
      'and is taken back',
      [
        ['scheduled', 8],
        ['draft', 9],
        ['scheduled', 9],
      ],
      ['waiting', 'over', 'waiting'],
    ],
    [
      'and is none before it is scheduled',
      [
        ['draft', 8],
        ['assess', 8],
        ['canceled', 9],
      ],
      [undefined, undefined, undefined],
    ],
    [
      'twice heard, once done',
      [
        ['scheduled', 8],
        ['scheduled', 8],
      ],
      ['waiting', undefined],
    ],
  ] as const)('%s', (_, steps, expected) => {
    const found = through(
      ...steps.map(([state, hour]): [Change, string] => [
        change(state, state === 'implement' ? { actualFrom: at(11) } : {}),
        at(hour),
      ]),
    );
    expect(states(found)).toEqual(expected);
  });

  test('an emergency without a window is silent for four hours at most', () => {
    const emergency = change('implement', { type: 'emergency', actualFrom: at(15) });
    const { plannedFrom: _, plannedTo: __, ...rest } = emergency;
    const [window] = through([rest as Change, at(15)]);
    expect([window?.state, window?.to, window?.clocks]).toEqual(['open', at(19), { end: at(19) }]);
  });

  test('whoever works on it is told that its window has begun, and that it is over', () => {
    const told = (window: ChangeWindow | undefined, now: Change, hour: number) =>
      followChange(window, now, by, at(hour))?.event.notices;
    const waiting = followChange(undefined, change('scheduled', { assignee: 'dana' }), by, at(8))?.after;
    expect(told(waiting, change('scheduled', { assignee: 'dana' }), 10)).toMatchObject([
      { to: ['dana'], topic: 'change-window' },
    ]);
    expect(told(waiting, change('scheduled'), 12)).toMatchObject([{ to: ['team:platform'] }]);
  });
});

test('alarms are muted by rules of a hundred', () => {
  const window = through([change('implement', { actualFrom: at(11) }), at(11)])[0] as ChangeWindow;
  const names = Array.from({ length: 201 }, (_, n) => `alarm-${n}`);
  const { mutes = [] } = planMutes(window, [...names, 'alarm-0'], 'itsm-prod', by, at(11)).after;
  expect(mutes.map(({ name, alarms }) => [name, alarms.length])).toEqual([
    ['itsm-prod-CHG-1-1', 100],
    ['itsm-prod-CHG-1-2', 100],
    ['itsm-prod-CHG-1-3', 1],
  ]);
});

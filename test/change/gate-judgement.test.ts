import { describe, expect, test } from 'vitest';
import type { Change } from '../../functions/change/change.ts';
import { type GateFacts, judgeGate, retryAfter } from '../../functions/change/gate-judgement.ts';

const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
const change = (state: Change['state'], more: Partial<Change> = {}): Change =>
  ({ id: 'CHG-1', state, type: 'normal', plannedFrom: at(10), plannedTo: at(14), ...more }) as Change;
const scheduled = change('scheduled');
const facts = (more: Partial<GateFacts>): GateFacts => ({
  change: scheduled,
  hindrances: [],
  waitsFor: [],
  conflicts: [],
  incidents: [],
  ...more,
});
const freeze = (until: string) => ({
  reason: 'freeze' as const,
  detail: 'Year end',
  calendar: 'year-end',
  until,
});
const early = { reason: 'outside-window' as const, detail: 'Later', until: at(10) };
const late = { reason: 'outside-window' as const, detail: 'It was' };
const conflict = {
  reason: 'ci-busy' as const,
  subject: 'CI-1',
  change: 'CHG-2',
  title: 'Other',
  from: at(10),
  to: at(12),
};
const incident = { id: 'INC-1', title: 'Search is away' };

describe('the gate', () => {
  test.each([
    ['a change that is scheduled, in its window', {}, 'allow', []],
    ['no change at all', { change: undefined }, 'deny', ['no-approved-change']],
    ['a draft', { change: change('draft') }, 'deny', ['no-approved-change']],
    ['a change that is voted on', { change: change('authorize') }, 'wait', ['no-approved-change']],
    ['a change that is over', { change: change('closed') }, 'deny', ['over']],
    ['a change whose work is over', { change: change('review') }, 'deny', ['over']],
    ['a window to come', { hindrances: [early] }, 'wait', ['outside-window']],
    ['a window that has passed', { hindrances: [late] }, 'deny', ['outside-window']],
    ['a freeze that ends within its window', { hindrances: [freeze(at(12))] }, 'wait', ['freeze']],
    ['a freeze that outlasts it', { hindrances: [freeze(at(15))] }, 'deny', ['freeze']],
    [
      'work that has begun, in a freeze',
      { change: change('implement'), hindrances: [freeze(at(15))] },
      'allow',
      [],
    ],
    ['another change that has to be done first', { waitsFor: ['CHG-2'] }, 'wait', ['depends']],
    ['another change under way', { conflicts: [conflict] }, 'wait', ['conflict']],
    ['an incident of priority 1', { incidents: [incident] }, 'wait', ['open-incident']],
    [
      'an emergency, whatever else happens',
      { change: change('scheduled', { type: 'emergency' }), conflicts: [conflict], incidents: [incident] },
      'allow',
      [],
    ],
    [
      'something to wait for and something that denies',
      { hindrances: [late], incidents: [incident] },
      'deny',
      ['outside-window', 'open-incident'],
    ],
  ] as const)('%s', (_, more, answer, reasons) => {
    const found = judgeGate(facts(more as Partial<GateFacts>));
    expect([found.answer, found.reasons.map(({ reason }) => reason)]).toEqual([answer, reasons]);
  });

  test.each([
    ['when the first reason ends', [freeze(at(12)), { ...early, until: '2026-11-24T09:10:00.000Z' }], 600],
    ['in a quarter of an hour at most', [freeze(at(12))], 900],
    ['in a minute at least', [{ ...early, until: '2026-11-24T09:00:01.000Z' }], 60],
    ['in five minutes when nobody knows', [{ reason: 'open-incident' as const, detail: 'INC-1' }], 300],
  ])('is asked again %s', (_, reasons, expected) => {
    expect(retryAfter({ answer: 'wait', reasons }, at(9))).toBe(expected);
  });
});

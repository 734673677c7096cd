import { describe, expect, test } from 'vitest';
import type { Change } from '../../functions/change/change.ts';
import {
  asTold,
  endForHealth,
  openForHealth,
  openingFor,
  tell,
} from '../../functions/change/health-change.ts';
import { nearDeadline, nextWarning } from '../../functions/change/health-deadline.ts';
import { mostTasks, resourceTasks } from '../../functions/change/health-tasks.ts';
import { type Asked, windowFor } from '../../functions/change/health-work.ts';
import { noRisk } from '../../functions/change/risk.ts';
import { system } from '../../functions/kernel/actor.ts';

const by = system('aws-health');
const now = '2026-11-23T11:00:00.000Z';
const in20Days = '2026-12-13T11:00:00.000Z';
const owner = { team: 'platform', services: ['checkout'] };
const is = (resource: string, status = 'PENDING') => ({ resource, status, ci: 'CI-1', name: 'till' });

const asked = (more: Partial<Asked> = {}): Asked => ({
  event: 'AHE-1',
  title: 'AWS Health: retirement',
  code: 'AWS_EC2_INSTANCE_RETIREMENT_SCHEDULED',
  state: 'open',
  url: 'https://health.aws.amazon.com/',
  startsAt: in20Days,
  text: 'Stop and start it.',
  whole: true,
  affected: [is('i-1'), is('i-2')],
  ...more,
});
const opened = (ask = asked()): Change =>
  openForHealth(ask, openingFor(ask, owner, now), noRisk, undefined, 'CHG-1', by, now).after;

describe('the window of what AWS plans', () => {
  test.each([
    ['its own', in20Days, '2026-12-13T15:00:00.000Z', [in20Days, '2026-12-13T15:00:00.000Z']],
    ['the day before without an end', in20Days, undefined, ['2026-12-12T11:00:00.000Z', in20Days]],
    [
      'the day before an endless one',
      in20Days,
      '2027-12-13T15:00:00.000Z',
      ['2026-12-12T11:00:00.000Z', in20Days],
    ],
    ['none once it is over', '2026-11-01T00:00:00.000Z', undefined, []],
    ['none without a time', undefined, undefined, []],
  ])('%s', (_, startsAt, endsAt, expected) => {
    expect(Object.values(windowFor({ startsAt, endsAt }, now) ?? {})).toEqual(expected);
  });
});

describe('a change that AWS asks for', () => {
  test('moves its deadline and its window with AWS, until somebody has planned another one', () => {
    const change = opened();
    const startsAt = '2027-01-10T11:00:00.000Z';
    const later = asTold(change, asked({ startsAt }), owner, now);
    expect(later).toMatchObject({ plannedTo: startsAt, awsHealth: { deadline: startsAt } });
    expect(tell(change, later, noRisk, by, now)?.event).toMatchObject({
      facts: { deadline: startsAt },
      notices: [{ to: ['team:platform'] }],
    });
    const planned = {
      ...change,
      plannedFrom: '2026-12-01T08:00:00.000Z',
      plannedTo: '2026-12-01T09:00:00.000Z',
    };
    expect(asTold(planned, asked({ startsAt }), owner, now)).toMatchObject({ plannedTo: planned.plannedTo });
  });

  test('says nothing when AWS says nothing new', () => {
    const change = asTold(opened(), asked(), owner, now);
    expect(tell(change, asTold(change, asked(), owner, now), noRisk, by, now)).toBeUndefined();
  });

  test('is voted on anew when AWS asks for more before it begins, and not after', () => {
    const more = asked({ affected: [is('i-1'), { ...is('i-3'), ci: 'CI-3' }] });
    const scheduled: Change = { ...opened(), state: 'scheduled', round: 1 };
    const next = tell(scheduled, asTold(scheduled, more, owner, now), noRisk, by, now);
    expect(next?.after).toMatchObject({ state: 'assess', round: 2, cis: ['CI-1', 'CI-3'] });
    const begun: Change = { ...scheduled, state: 'implement' };
    const going = tell(begun, asTold(begun, more, owner, now), noRisk, by, now);
    expect(going?.after).toMatchObject({ state: 'implement', round: 1, cis: ['CI-1'] });
    expect(going?.after.tasks).toHaveLength(3);
  });

  test.each([
    ['canceled when all of it is resolved before it began', 'draft', 'open', 'RESOLVED', 'canceled'],
    ['canceled when AWS has closed it before it began', 'scheduled', 'closed', 'PENDING', 'canceled'],
    ['reviewed when it is under way', 'implement', 'closed', 'PENDING', 'review'],
    ['left to itself while something is to do', 'implement', 'open', 'PENDING', undefined],
    ['left to itself in its review', 'review', 'closed', 'RESOLVED', undefined],
  ] as const)('is %s', (_, state, said, status, expected) => {
    const ask = asked({ state: said, affected: [is('i-1', status)] });
    const change: Change = { ...opened(asked({ affected: [is('i-1')] })), state };
    const told = asTold(change, ask, owner, now);
    expect(endForHealth(told, ask, by, now)?.after.state).toBe(expected);
  });

  test('waits for pages that have not come, and for tasks of people', () => {
    const done = asked({ affected: [is('i-1', 'RESOLVED')] });
    expect(endForHealth(opened(), { ...done, whole: false }, by, now)).toBeUndefined();
    const own = { id: 'T9', title: 'Tell the users', step: 2, state: 'open' as const };
    const change: Change = { ...opened(), state: 'implement', tasks: [own] };
    expect(endForHealth(change, done, by, now)).toBeUndefined();
  });
});

describe('the tasks of its resources', () => {
  test('what a person ended stays, what AWS ended opens again with AWS', () => {
    const first = resourceTasks([], [is('i-1', 'RESOLVED'), is('i-2')], false, now);
    const byHand = first.map((task) =>
      task.id === 'T2' ? { ...task, state: 'done' as const, by: 'dana' } : task,
    );
    const again = resourceTasks(byHand, [is('i-1'), is('i-2')], false, now);
    expect(again.map(({ state, by: who }) => [state, who])).toEqual([
      ['open', undefined],
      ['done', 'dana'],
    ]);
  });

  test('are no more than a record can hold', () => {
    const many = Array.from({ length: 300 }, (_, nth) => is(`i-${nth}`));
    expect(resourceTasks([], many, false, now)).toHaveLength(mostTasks);
    expect(opened(asked({ affected: many })).awsHealth).toMatchObject({ resources: 300, more: true });
  });
});

describe('its deadline', () => {
  test('is told of 30, 7 and one day before, and when it comes', () => {
    const moments: string[] = [];
    for (let at: string | undefined = now; at; at = nextWarning(in20Days, at)) moments.push(at);
    expect(moments.slice(1)).toEqual(['2026-12-06T11:00:00.000Z', '2026-12-12T11:00:00.000Z', in20Days]);
  });

  test('is told to the team with what is open, and to nobody when nothing is', () => {
    const change = opened();
    const told = nearDeadline(change, by, '2026-12-06T11:00:00.000Z');
    expect(told.event.notices).toMatchObject([
      { to: ['team:platform'], title: 'CHG-1: the deadline of AWS is in 7 days, 2 tasks are open' },
    ]);
    expect(told.after.clocks).toEqual({ 'health-deadline': '2026-12-12T11:00:00.000Z' });
    const done = asTold(
      change,
      asked({ affected: [is('i-1', 'RESOLVED'), is('i-2', 'RESOLVED')] }),
      owner,
      now,
    );
    expect(nearDeadline(done, by, '2026-12-06T11:00:00.000Z').event.notices).toBeUndefined();
    const over = nearDeadline({ ...change, state: 'canceled' }, by, in20Days);
    expect([over.event.notices, over.after.clocks]).toEqual([undefined, undefined]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import { entityArn } from '../../functions/monitoring/entity-arn.ts';
import { type HealthEvent, isWhole, noteEvent } from '../../functions/monitoring/health-event.ts';
import type { HealthNote } from '../../functions/monitoring/health-note.ts';
import { account, backupOf, dated, issue, lifecycle, region, retirement } from './health-events.ts';
import { aws, now } from './reading.ts';

const at = (minutes: number) => new Date(Date.parse(now) - 86_400_000 + minutes * 60_000).toISOString();
const by = system('test');

const noteOf = (event: object): HealthNote => {
  const { health, unreadable } = aws(event);
  expect(unreadable).toEqual([]);
  if (!health) throw new Error('It says nothing of an event of AWS Health');
  return health;
};
const kept = (notes: readonly HealthNote[]): HealthEvent | undefined =>
  notes.reduce<HealthEvent | undefined>(
    (before, note) => noteEvent(before, [note], new Map(), 'AHE-1', by, now)?.after ?? before,
    undefined,
  );
/** What is known in the end, without what says how often it was told. */
const world = (notes: readonly HealthNote[]) => {
  const { version: _, chain: __, ...rest } = kept(notes) as HealthEvent;
  return rest;
};

describe('what an event of AWS Health is read as', () => {
  test('a scheduled change is work, and no signal', () => {
    const read = aws(retirement({ at: at(0), entities: ['i-1'], detail: { startTime: dated(at(9_000)) } }));
    expect(read.signals).toEqual([]);
    expect(read.health).toMatchObject({
      category: 'scheduled-change',
      state: 'open',
      startsAt: at(9_000),
      account,
      region,
      entities: [{ value: 'i-1', status: 'PENDING', arn: `arn:aws:ec2:${region}:${account}:instance/i-1` }],
    });
  });

  test('a planned lifecycle event is work, whatever its category', () => {
    const detail = { eventTypeCategory: 'accountNotification' };
    expect(aws(lifecycle({ at: at(0), detail })).health).toMatchObject({ category: 'scheduled-change' });
  });

  test('a notification is a signal alone', () => {
    const read = aws(issue({ at: at(0), detail: { eventTypeCategory: 'accountNotification' } }));
    expect([read.health, read.signals.length]).toEqual([undefined, 1]);
  });

  test('an issue that is over says when it began, too', () => {
    const detail = { statusCode: 'closed', startTime: dated(at(0)) };
    const { signals } = aws(issue({ at: at(60), detail }));
    expect(signals.map(({ signal }) => [signal.state, signal.at])).toEqual([
      ['firing', at(0)],
      ['cleared', at(60)],
    ]);
  });

  test.each([
    ['without its event', { eventArn: undefined }],
    ['without a type', { eventTypeCode: {} }],
  ])('one %s is set aside', (_, detail) => {
    expect(aws(retirement({ at: at(0), detail })).unreadable).toHaveLength(1);
  });

  test('names that stand for no resource are none, and numbers are names', () => {
    const entities = ['UNKNOWN', 'AWS_ACCOUNT', 'i-1'];
    expect(noteOf(retirement({ at: at(0), entities })).entities.map(({ value }) => value)).toEqual(['i-1']);
    const odd = { affectedEntities: [{ entityValue: 12 }, {}, 'x', null], page: 'many', totalPages: '-1' };
    const note = noteOf(retirement({ at: at(0), detail: odd }));
    expect(note).toMatchObject({
      entities: [{ value: '12', status: 'UNKNOWN' }],
      page: { number: 1, total: 1 },
    });
  });
});

describe('the ARN of a resource', () => {
  const where = { service: 'RDS', account, region };
  test.each([
    ['arn:aws:sns:x:1:y', where, 'arn:aws:sns:x:1:y'],
    ['i-0abc', where, `arn:aws:ec2:${region}:${account}:instance/i-0abc`],
    ['orders', where, `arn:aws:rds:${region}:${account}:db:orders`],
    ['bucket', { ...where, service: 'S3', account: undefined }, 'arn:aws:s3:::bucket'],
    ['i-0abc', { ...where, region: 'cn-north-1' }, `arn:aws-cn:ec2:cn-north-1:${account}:instance/i-0abc`],
    ['orders', { ...where, service: 'UNHEARDOF' }, undefined],
    ['orders', { ...where, account: undefined }, undefined],
    ['two words', where, undefined],
  ])('%s', (value, place, arn) => {
    expect(entityArn(value, place)).toBe(arn);
  });
});

describe('an event of AWS Health', () => {
  const page = (minutes: number, number: number, total: number, entities: readonly object[], more = {}) =>
    retirement({
      at: at(minutes),
      entities: entities as never,
      detail: {
        communicationId: `c${minutes}`,
        page: String(number),
        totalPages: String(total),
        startTime: dated(at(9_000 + minutes)),
        ...more,
      },
    });
  const is = (value: string, status: string, minutes: number) => ({ value, status, at: at(minutes) });
  const life = [
    page(0, 1, 2, [is('i-1', 'PENDING', 0), is('i-2', 'PENDING', 0)]),
    page(0, 2, 2, [is('i-3', 'PENDING', 0)]),
    page(30, 1, 2, [is('i-1', 'RESOLVED', 25), is('i-2', 'PENDING', 0)]),
    page(30, 2, 2, [is('i-3', 'RESOLVED', 30), is('i-4', 'PENDING', 30)]),
    page(60, 1, 1, [is('i-1', 'PENDING', 55), is('i-2', 'RESOLVED', 60)], { statusCode: 'closed' }),
  ];

  test('is the same in the end, in whatever order and however often its pages and copies come', () => {
    const notes = [...life, ...life.map(backupOf)].map(noteOf);
    const expected = world(life.map(noteOf));
    expect(expected).toMatchObject({
      state: 'closed',
      toldAt: at(60),
      startsAt: at(9_060),
      entities: [
        { value: 'i-1', status: 'PENDING' },
        { value: 'i-2', status: 'RESOLVED' },
        { value: 'i-3', status: 'RESOLVED' },
        { value: 'i-4', status: 'PENDING' },
      ],
    });
    void fc.assert(
      fc.property(
        fc.shuffledSubarray(notes, { minLength: notes.length }),
        fc.array(fc.constantFrom(...notes), { maxLength: 6 }),
        (all, repeated) => {
          const { title: _, ...told } = world([...all, ...repeated]);
          const { title: __, ...first } = expected;
          expect(told).toEqual(first);
        },
      ),
    );
  });

  test('is heard whole once each page of its newest message has come', () => {
    const notes = life.map(noteOf);
    expect(isWhole(world(notes.slice(0, 1)))).toBe(false);
    expect(isWhole(world(notes.slice(0, 2)))).toBe(true);
    expect(isWhole(world(notes.slice(0, 3)))).toBe(false);
    expect(isWhole(world([...notes.slice(2, 4), ...notes.slice(0, 1)]))).toBe(true);
  });

  test('that says nothing new is no event of the desk', () => {
    const [note] = life.map(noteOf) as [HealthNote];
    const before = kept([note]);
    expect(noteEvent(before, [note, note], new Map(), 'AHE-1', by, now)).toBeUndefined();
  });

  test('keeps five hundred resources, and says that there are more', () => {
    const entities = Array.from({ length: 700 }, (_, nth) => `i-${nth}`);
    const event = kept([noteOf(retirement({ at: at(0), entities }))]);
    expect([event?.entities.length, event?.more]).toEqual([500, true]);
  });

  test('tells its resources to nobody but who reads it', () => {
    const decision = noteEvent(undefined, life.map(noteOf), new Map(), 'AHE-1', by, now);
    expect(decision?.event).toMatchObject({
      type: 'health-event.opened',
      facts: { resources: 4, resolved: 2 },
    });
    expect(decision?.event.changed.entities).toEqual({});
  });
});

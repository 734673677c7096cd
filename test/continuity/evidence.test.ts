import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvidence } from '../../functions/continuity/evidence.ts';
import { type Protection, prove } from '../../functions/continuity/protection.ts';
import { system } from '../../functions/kernel/actor.ts';
import { backupJob, dbArn, experiment, pointArn, recoveryPoint, restoreJob } from '../journeys/aws-proof.ts';

const by = system('test');
const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
const told = (event: object, hour = 12) => ({ ...event, time: at(hour) });
const item = { id: 'CI-1', title: 'orders', class: 'AWS::RDS::DBInstance' };

const read = (event: object) => readEvidence(told(event));
const proofs = (events: readonly object[]) =>
  events.reduce<Protection | undefined>((before, event) => {
    const said = read(event);
    if (said.about !== 'item') return before;
    const decision = prove(before, item, said.proof, by, at(13));
    return decision ? ({ ...decision.after } as Protection) : before;
  }, undefined);

describe('what AWS Backup says', () => {
  test('a backup that is completed is a point as old as its beginning', () => {
    expect(read(backupJob(1, at(3)))).toMatchObject({
      about: 'item',
      arns: [dbArn],
      proof: { point: { arn: pointArn(1), state: 'good', at: at(3) } },
    });
  });
  test('completed with a message is completed with issues: nobody counts on it', () => {
    const flawed = read(backupJob(1, at(3), { statusMessage: 'VSS did not answer' }));
    expect(flawed).toMatchObject({ proof: { point: { state: 'flawed', note: 'VSS did not answer' } } });
  });
  test('only its end proves something', () => {
    for (const state of ['CREATED', 'PENDING', 'RUNNING'])
      expect(read(backupJob(1, at(3), { state }))).toMatchObject({ about: 'nothing' });
    expect(read(backupJob(1, at(3), { state: 'FAILED', statusMessage: 'No room' }))).toMatchObject({
      proof: { failure: { job: 'job-1', note: 'FAILED: No room' } },
    });
  });
  test('a restore takes from its beginning to its end', () => {
    expect(read(restoreJob(1, at(3), at(5)))).toMatchObject({
      proof: { restore: { minutes: 120, state: 'completed' } },
    });
  });
  test('an experiment that is stopped has failed', () => {
    expect(read(experiment('EXP1', 'stopped'))).toMatchObject({
      experiment: { status: 'failed', template: 'EXTabc123' },
    });
  });
  test.each([
    [{ ...backupJob(1, at(3)), detail: {} }, 'neither state'],
    [backupJob(1, at(3), { resourceArn: 'nonsense' }), 'no resource'],
    [{ ...restoreJob(1, at(3), at(4)), detail: { status: 'COMPLETED' } }, 'neither a resource'],
    [{ source: 'aws.fis', 'detail-type': 'FIS Experiment State Change', detail: {} }, 'no experiment'],
  ])('what cannot be read says why (%#)', (event, why) => {
    expect(() => read(event)).toThrow(why);
  });
});

test('late, repeated and swapped events end in the same', () => {
  const events = [
    backupJob(1, at(1)),
    backupJob(2, at(2), { statusMessage: 'with issues' }),
    recoveryPoint(2, 'COMPLETED', at(2)),
    backupJob(3, at(3)),
    recoveryPoint(3, 'DELETED', at(3)),
    backupJob(4, at(4), { state: 'FAILED' }),
    restoreJob(1, at(5), at(6)),
    restoreJob(2, at(7), at(8), 'FAILED'),
  ];
  const { points, newest, restore, failure } = proofs(events) ?? ({} as Protection);
  expect(newest).toEqual({ arn: pointArn(1), at: at(1) });
  const end = JSON.stringify({ points, newest, restore, failure });
  fc.assert(
    fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }), (mixed) => {
      const found = proofs(mixed) ?? ({} as Protection);
      const same = {
        points: found.points,
        newest: found.newest,
        restore: found.restore,
        failure: found.failure,
      };
      const sorted = (value: unknown) =>
        JSON.stringify(value, (_, one) =>
          one && typeof one === 'object' && !Array.isArray(one)
            ? Object.fromEntries(Object.entries(one).sort())
            : one,
        );
      expect(sorted(same)).toBe(sorted(JSON.parse(end)));
    }),
  );
});

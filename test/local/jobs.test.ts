import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createActivity } from '../../local/activity.ts';
import { createClock } from '../../local/clock.ts';
import { createJobs } from '../../local/jobs.ts';
import { openState, transaction } from '../../local/state.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'jobs-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function open() {
  const db = openState(dir);
  const clock = createClock({ frozenAt: Date.parse('2026-03-02T09:00:00Z') });
  const activity = createActivity();
  const logged: string[] = [];
  const jobs = createJobs({ db, clock, activity, log: (message) => logged.push(message) });
  const kill = () => {
    jobs.stop();
    clock.stop();
    db.close();
  };
  return {
    db,
    clock,
    activity,
    jobs,
    logged,
    kill,
    forward: (ms: number) => clock.forward(ms, activity.settled),
  };
}

describe('a job', () => {
  test('runs at its time and is then forgotten', async () => {
    const { jobs, clock, forward, kill } = open();
    const ran: [unknown, number][] = [];
    jobs.on('ring', async (doc) => void ran.push([doc, clock.now()]));
    jobs.resume();
    const due = clock.now() + 30 * 86_400_000;
    jobs.add('ring', { bell: 1 }, due);
    await forward(31 * 86_400_000);
    expect(ran).toEqual([[{ bell: 1 }, due]]);
    expect(jobs.pending()).toEqual([]);
    kill();
  });

  test('that is due at once counts as running, so that settled() waits for it', async () => {
    const { jobs, activity, kill } = open();
    const ran: unknown[] = [];
    jobs.on('ring', async (doc) => void ran.push(doc));
    jobs.resume();
    jobs.add('ring', 1);
    await activity.settled();
    expect(ran).toEqual([1]);
    kill();
  });

  test('whose process died while it ran is run again', async () => {
    const first = open();
    first.jobs.on('ring', () => new Promise(() => {}));
    first.jobs.resume();
    first.jobs.add('ring', 'x', undefined, 'one');
    await new Promise(setImmediate);
    first.kill();

    const second = open();
    const ran: unknown[] = [];
    second.jobs.on('ring', async (_, job) => void ran.push(job.id));
    second.jobs.resume();
    await second.activity.settled();
    expect(ran).toEqual(['one']);
    second.kill();
  });

  test('that adds itself again while it runs is kept', async () => {
    const { jobs, clock, forward, kill } = open();
    let times = 0;
    jobs.on('ring', async (doc, { id }) => {
      times += 1;
      if (times < 3) jobs.add('ring', doc, clock.now() + 1000, id);
    });
    jobs.resume();
    jobs.add('ring', 1, undefined, 'self');
    await forward(60_000);
    expect(times).toBe(3);
    expect(jobs.pending()).toEqual([]);
    kill();
  });

  test('whose handler throws is reported and tried again', async () => {
    const { jobs, forward, logged, kill } = open();
    let times = 0;
    jobs.on('ring', async () => {
      times += 1;
      if (times < 3) throw new Error('boom');
    });
    jobs.resume();
    jobs.add('ring', 1);
    await forward(10_000);
    expect(times).toBe(3);
    expect(logged).toHaveLength(2);
    expect(jobs.pending()).toEqual([]);
    kill();
  });

  test('of a transaction that is rolled back never runs', async () => {
    const { db, jobs, activity, kill } = open();
    const ran: unknown[] = [];
    jobs.on('ring', async (doc) => void ran.push(doc));
    jobs.resume();
    expect(() =>
      transaction(db, () => {
        jobs.add('ring', 1);
        throw new Error('no');
      }),
    ).toThrow('no');
    await activity.settled();
    expect(ran).toEqual([]);
    kill();
  });

  test('that is cancelled does not run', async () => {
    const { jobs, clock, forward, kill } = open();
    const ran: unknown[] = [];
    jobs.on('ring', async (doc) => void ran.push(doc));
    jobs.resume();
    jobs.cancel(jobs.add('ring', 1, clock.now() + 1000));
    await forward(5000);
    expect(ran).toEqual([]);
    kill();
  });
});

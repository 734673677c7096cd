import { expect, test } from 'vitest';
import { conforms, failing, never, type Row } from './conformance.ts';
import { ask, createWorld, invoke, machine, pass } from './world.ts';

const ends: Row[] = [
  {
    it: 'fails with an error and a cause that are expressions',
    states: { a: { Type: 'Fail', Error: '{% "E" & "1" %}', Cause: '{% $states.input.w %}' } },
    input: { w: 'why' },
    gives: 'FAILED E1: why',
  },
  {
    it: 'succeeds with an output',
    states: { a: { Type: 'Succeed', Output: { ok: true } } },
    gives: { ok: true },
  },
  {
    it: 'waits for seconds from an expression',
    states: { a: { Type: 'Wait', Seconds: '{% $states.input.s %}', End: true } },
    input: { s: 10 },
    forward: 10,
    gives: { s: 10 },
  },
  {
    it: 'waits until a moment 40 days ahead',
    states: {
      a: { Type: 'Wait', Timestamp: '2026-04-11T09:00:00Z', Next: 'b' },
      b: pass('{% $states.context.State.EnteredTime %}'),
    },
    forward: 40 * 86_400,
    gives: '2026-04-11T09:00:00.000Z',
  },
  {
    it: 'refuses a moment without an offset',
    states: { a: { Type: 'Wait', Timestamp: '2026-04-11T09:00:00', End: true } },
    gives: expect.stringContaining('ISO-8601 extended offset'),
  },
  {
    it: 'times out as a whole',
    states: { a: { Type: 'Wait', Seconds: 100, End: true } },
    top: { TimeoutSeconds: 50 },
    forward: 60,
    gives: 'TIMED_OUT : ',
  },
  {
    it: 'refuses a result that is too large, even for States.ALL',
    states: {
      a: invoke({ Output: "{% $pad('x', 300000) %}", Catch: [{ ErrorEquals: ['States.ALL'], Next: 'b' }] }),
      b: pass(1),
    },
    gives: expect.stringContaining('FAILED States.DataLimitExceeded'),
  },
  {
    it: 'lets a catcher name the size limit',
    states: {
      a: invoke({
        Output: "{% $pad('x', 300000) %}",
        Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'b' }],
      }),
      b: pass('caught'),
    },
    gives: 'caught',
  },
  {
    it: 'ends at 25,000 events',
    states: { a: { Type: 'Pass', Next: 'b' }, b: { Type: 'Pass', Next: 'a' } },
    gives: 'FAILED States.Runtime: The execution reached the maximum number of history events (25000).',
  },
];

const failures: Row[] = [
  {
    it: 'names a task error after the type that the function threw',
    states: { a: invoke() },
    answer: failing('Flaky', 'boom'),
    gives: 'FAILED Flaky: {"errorType":"Flaky","errorMessage":"boom"}',
  },
  {
    it: 'retries, then catches with errorOutput in Assign and Output',
    states: {
      a: invoke({
        Retry: [{ ErrorEquals: ['Flaky'], MaxAttempts: 1, MaxDelaySeconds: 3, JitterStrategy: 'FULL' }],
        Catch: [
          {
            ErrorEquals: ['States.ALL'],
            Assign: { e: '{% $states.errorOutput.Error %}' },
            Output: { c: '{% $parse($states.errorOutput.Cause).errorMessage %}', i: '{% $states.input.n %}' },
            Next: 'b',
          },
        ],
      }),
      b: pass(['{% $e %}', '{% $states.input %}']),
    },
    input: { n: 1 },
    answer: failing('Flaky', 'boom'),
    forward: 2,
    gives: ['Flaky', { c: 'boom', i: 1 }],
  },
  {
    it: 'takes the first catcher that covers the error',
    states: {
      a: invoke({
        Catch: [
          { ErrorEquals: ['Other'], Next: 'wrong' },
          { ErrorEquals: ['States.TaskFailed'], Next: 'right' },
          { ErrorEquals: ['Flaky'], Next: 'wrong' },
        ],
      }),
      right: pass('right'),
      wrong: pass('wrong'),
    },
    answer: failing('Flaky'),
    gives: 'right',
  },
  {
    it: 'hands Error and Cause on when a catcher has no Output',
    states: { a: invoke({ Catch: [{ ErrorEquals: ['Flaky'], Next: 'b' }] }), b: pass('{% $states.input %}') },
    answer: failing('Flaky', 'x'),
    gives: { Error: 'Flaky', Cause: '{"errorType":"Flaky","errorMessage":"x"}' },
  },
  {
    it: 'times a task out after seconds from an expression',
    states: {
      a: ask({
        TimeoutSeconds: '{% $states.input.t %}',
        Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'b' }],
      }),
      b: pass('{% $states.input %}'),
    },
    input: { t: 7 },
    forward: 7,
    gives: { Error: 'States.Timeout', Cause: '' },
  },
  {
    it: 'does not count a timeout as States.TaskFailed',
    states: {
      a: ask({ TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'b' }] }),
      b: pass('x'),
    },
    forward: 2,
    gives: 'FAILED States.Timeout: ',
  },
  {
    it: 'catches a missed heartbeat by its own name',
    states: {
      a: ask({ HeartbeatSeconds: 5, Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'b' }] }),
      b: pass('missed'),
    },
    forward: 6,
    gives: 'missed',
  },
  {
    it: 'catches a missed heartbeat as a timeout too',
    states: {
      a: ask({ HeartbeatSeconds: 5, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'b' }] }),
      b: pass('missed'),
    },
    forward: 6,
    gives: 'missed',
  },
  {
    it: 'catches a failing expression of a task by its name',
    states: {
      a: invoke({
        Output: '{% $nope %}',
        Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'b' }],
      }),
      b: pass('caught'),
    },
    gives: 'caught',
  },
  {
    it: 'says so when a function answers an error without a type',
    states: { a: invoke() },
    answer: failing(undefined as unknown as string),
    gives: expect.stringContaining('FAILED Lambda.Unknown: The cause could not be determined'),
  },
];

conforms('an end', ends);
conforms('a failure', failures);

test('a task that hangs is timed out on the clock', async () => {
  const world = createWorld({ answer: never });
  const arn = await world.start(world.deploy(machine({ a: invoke({ TimeoutSeconds: 7 }) })));
  await world.clock.forward(7000, () => new Promise((resolve) => setTimeout(resolve, 5)));
  expect(await world.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

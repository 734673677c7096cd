import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../local/step-functions/json.ts';
import { ask, createWorld, invoke, machine, nine, pass, thrown } from './world.ts';

type Row = {
  it: string;
  states: Record<string, object>;
  top?: object;
  input?: JsonObject;
  forward?: number;
  answer?: (payload: JsonObject) => unknown;
  gives: unknown;
};

const parallel = (branches: Record<string, object>[], rest: object = {}) => ({
  Type: 'Parallel',
  Branches: branches.map((branch) => machine(branch)),
  ...('Next' in rest ? {} : { End: true }),
  ...rest,
});
const map = (inner: Record<string, object>, rest: object = {}) => ({
  Type: 'Map',
  ItemProcessor: machine(inner),
  ...('Next' in rest ? {} : { End: true }),
  ...rest,
});
const assign = (Assign: object, Next: string) => ({ Type: 'Pass', Assign, Next });
const failing =
  (name: string, message = '') =>
  () => {
    throw thrown(name, message);
  };
const never = () => new Promise(() => {});

const expressions: Row[] = [
  {
    it: 'evaluates nested expressions and leaves literals',
    states: { a: pass({ x: '{% $states.input.n + 1 %}', l: ['{% $states.input.n %}', 'lit'] }) },
    input: { n: 5 },
    gives: { x: 6, l: [5, 'lit'] },
  },
  {
    it: 'adds $partition, $range, $hash, $parse, $uuid and a seeded $random',
    states: {
      a: pass(
        '{% { "p": $partition([1,2,3],2), "r": $range(0,10,5), "d": $range(3,1,-1), "h": $hash("a","SHA-256"), "j": $parse("{\\"k\\":1}").k, "u": $length($uuid()), "s": $random(7) = $random(7) } %}',
      ),
    },
    gives: {
      p: [[1, 2], [3]],
      r: [0, 5, 10],
      d: [3, 2, 1],
      h: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
      j: 1,
      u: 36,
      s: true,
    },
  },
  {
    it: 'fails when an expression answers nothing',
    states: { a: pass('{% $states.input.nope %}') },
    gives:
      "FAILED States.QueryEvaluationError: An error occurred while executing the state 'a' (entered at the event id #2). The JSONata expression '$states.input.nope' specified for the field 'Output' returned nothing (undefined).",
  },
  {
    it: 'has no $eval',
    states: { a: pass("{% $eval('1') %}") },
    gives: expect.stringMatching(/^FAILED States.QueryEvaluationError: .*T1006: /),
  },
  {
    it: 'knows no context at $ and $$',
    states: { a: pass('{% [$exists($), $exists($$)] %}') },
    gives: [false, false],
  },
  {
    it: 'tells the time of the moved clock',
    states: { a: { Type: 'Wait', Seconds: 3600, Next: 'b' }, b: pass('{% [$now(), $millis()] %}') },
    forward: 3600,
    gives: ['2026-03-02T10:00:00.000Z', nine + 3_600_000],
  },
  {
    it: 'keeps an array of one where brackets ask for it, and unwraps it where they do not',
    states: { a: pass('{% { "kept": [$states.input.l[v=1].n], "bare": $states.input.l[v=1].n } %}') },
    input: { l: [{ v: 1, n: 9 }] },
    gives: { kept: [9], bare: 9 },
  },
  {
    it: 'offers the documented fields of $states.context',
    states: {
      first: pass(
        '{% $merge([$states.context.Execution, $states.context.State, { "machine": $states.context.StateMachine.Name }]) %}',
      ),
    },
    input: { tag: 'T' },
    gives: {
      Id: expect.stringContaining(':execution:machine:'),
      Input: { tag: 'T' },
      Name: 'first',
      RoleArn: 'arn:aws:iam::000000000000:role/machine-role',
      StartTime: '2026-03-02T09:00:00.000Z',
      RedriveCount: 0,
      EnteredTime: '2026-03-02T09:00:00.000Z',
      RetryCount: 0,
      machine: 'machine',
    },
  },
];

const variables: Row[] = [
  {
    it: 'lets Assign see the values from before',
    states: {
      a: assign({ x: 1 }, 'b'),
      b: assign({ x: '{% $x + 1 %}', y: '{% $x %}' }, 'c'),
      c: pass(['{% $x %}', '{% $y %}']),
    },
    gives: [2, 1],
  },
  {
    it: 'does not show what a state assigns to the Output of the same state',
    states: { a: assign({ x: 1 }, 'b'), b: pass('{% $x %}', { Assign: { x: 2 } }) },
    gives: 1,
  },
  {
    it: 'shows outer variables inside and keeps inner ones in',
    states: {
      a: assign({ x: 1 }, 'p'),
      p: parallel([{ i: assign({ y: '{% $x + 5 %}' }, 'j'), j: pass('{% $y %}') }], {
        Assign: { got: '{% $states.result[0] %}' },
        Next: 'c',
      }),
      c: pass('{% [$got, $exists($y)] %}'),
    },
    gives: [6, false],
  },
  {
    it: 'keeps an array of one through Assign',
    states: {
      a: assign({ waits: '{% [$states.input.w] %}' }, 'b'),
      b: pass('{% [$count($waits), $waits[0]] %}'),
    },
    input: { w: 300 },
    gives: [1, 300],
  },
];

const choices: Row[] = [
  {
    it: 'takes the first rule that holds, with its own Assign and Output',
    states: {
      a: {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.p = "P1" %}', Assign: { v: 'hit' }, Output: 'out', Next: 'b' },
          { Condition: '{% true %}', Next: 'd' },
        ],
        Default: 'd',
      },
      b: pass('{% [$v, $states.input] %}'),
      d: pass('default'),
    },
    input: { p: 'P1' },
    gives: ['hit', 'out'],
  },
  {
    it: 'takes the default with the Assign of the state',
    states: {
      a: {
        Type: 'Choice',
        Choices: [{ Condition: '{% false %}', Next: 'd' }],
        Default: 'd',
        Assign: { v: 'none' },
      },
      d: pass('{% $v %}'),
    },
    gives: 'none',
  },
  {
    it: 'fails when nothing matches',
    states: { a: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'b' }] }, b: pass(1) },
    gives: expect.stringContaining('FAILED States.NoChoiceMatched'),
  },
  {
    it: 'wants a boolean',
    states: {
      a: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'b' }], Default: 'b' },
      b: pass(1),
    },
    gives: expect.stringContaining("Expected 'boolean', but was 'number' for value: 1"),
  },
];

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

const children: Row[] = [
  {
    it: 'keeps the order of a Map, with item, index and selector',
    states: {
      m: map(
        { x: invoke() },
        {
          Items: '{% $states.input.l %}',
          MaxConcurrency: 2,
          ItemSelector: {
            v: '{% $states.context.Map.Item.Value %}',
            i: '{% $states.context.Map.Item.Index %}',
            root: '{% $states.context.Execution.Input.tag %}',
          },
        },
      ),
    },
    input: { l: [1, 2, 3], tag: 'T' },
    answer: ({ v, i, root }) => [v, i, root],
    gives: [
      [1, 0, 'T'],
      [2, 1, 'T'],
      [3, 2, 'T'],
    ],
  },
  {
    it: 'shows the item of the Map inside it too',
    states: {
      m: map({ x: pass('{% $states.context.Map.Item.Index * 10 + $states.input %}') }, { Items: [1, 2] }),
    },
    gives: [1, 12],
  },
  { it: 'answers an empty list for no items', states: { m: map({ x: pass(1) }, { Items: [] }) }, gives: [] },
  {
    it: 'refuses items that are no array',
    states: { m: map({ x: pass(1) }, { Items: '{% null %}' }) },
    gives: expect.stringContaining("Expected 'array', but was 'null' for value: null"),
  },
  {
    it: 'stops the siblings of a branch that fails, and lets the Parallel catch it',
    states: {
      p: parallel(
        [{ w: { Type: 'Wait', Seconds: 1000, End: true } }, { f: { Type: 'Fail', Error: 'B', Cause: 'c' } }],
        { Catch: [{ ErrorEquals: ['B'], Next: 'b' }] },
      ),
      b: pass('caught'),
    },
    gives: 'caught',
  },
  {
    it: 'runs Parallel in Map in Parallel',
    states: {
      p: parallel([
        { m: map({ q: parallel([{ z: pass('{% $states.input * 10 %}') }]) }, { Items: [1, 2] }) },
      ]),
    },
    gives: [[[10], [20]]],
  },
  {
    it: 'retries a whole Map',
    states: {
      m: map(
        { x: { Type: 'Fail', Error: 'E' } },
        { Items: [1], Retry: [{ ErrorEquals: ['E'], MaxAttempts: 2 }] },
      ),
    },
    forward: 10,
    gives: 'FAILED E: ',
  },
  {
    it: 'answers the outputs of branches that waited side by side',
    states: {
      p: parallel([
        { w: { Type: 'Wait', Seconds: 20, Next: 'x' }, x: pass('slow') },
        { w: { Type: 'Wait', Seconds: 10, Next: 'x' }, x: pass('fast') },
      ]),
    },
    forward: 20,
    gives: ['slow', 'fast'],
  },
];

describe.each([
  ['an expression', expressions],
  ['a variable', variables],
  ['a choice', choices],
  ['an end', ends],
  ['a failure', failures],
  ['a child', children],
])('%s', (_name, rows) => {
  test.each(rows)('$it', async ({ states, top, input, forward, answer, gives }) => {
    const world = createWorld({ ...(answer && { answer }) });
    expect(await world.run(machine(states, top), input, forward)).toEqual(gives);
    expect(world.activity.running()).toEqual([]);
  });
});

test('a Map runs no more iterations at once than MaxConcurrency', async () => {
  let [now, peak] = [0, 0];
  const answer = async () => {
    peak = Math.max(peak, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now--;
  };
  await createWorld({ answer }).run(
    machine({ m: map({ x: invoke() }, { Items: [1, 2, 3, 4, 5], MaxConcurrency: 2 }) }),
  );
  expect(peak).toBe(2);
});

test('a task that hangs is timed out on the clock', async () => {
  const world = createWorld({ answer: never });
  const arn = await world.start(world.deploy(machine({ a: invoke({ TimeoutSeconds: 7 }) })));
  await world.clock.forward(7000, () => new Promise((resolve) => setTimeout(resolve, 5)));
  expect(await world.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

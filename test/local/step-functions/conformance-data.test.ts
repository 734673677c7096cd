import { expect } from 'vitest';
import { assign, conforms, parallel, type Row } from './conformance.ts';
import { nine, pass } from './world.ts';

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

conforms('an expression', expressions);
conforms('a variable', variables);
conforms('a choice', choices);

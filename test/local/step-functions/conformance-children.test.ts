import { expect, test } from 'vitest';
import { conforms, map, parallel, type Row } from './conformance.ts';
import { createWorld, invoke, machine, pass } from './world.ts';

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

conforms('a child', children);

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

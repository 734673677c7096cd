import { describe, expect, test } from 'vitest';
import { taskLines, tasksOf } from '../../portal/practices/change/template-draft.ts';

const tasks = [
  { title: 'Drain it', step: 1 },
  { title: 'Tell them', step: 1 },
  { title: 'Restart it', step: 2 },
];

describe('tasks as lines', () => {
  test('say what is done beside what, and are read as they were written', () => {
    expect(taskLines(tasks)).toBe('Drain it\n+ Tell them\nRestart it');
    expect(tasksOf(taskLines(tasks))).toEqual(tasks);
  });

  test.each([
    ['', []],
    ['\n  \n', []],
    ['+ First', [{ title: 'First', step: 1 }]],
    [
      '  One \n+\n+Two',
      [
        { title: 'One', step: 1 },
        { title: 'Two', step: 1 },
      ],
    ],
  ])('%j', (lines, found) => {
    expect(tasksOf(lines)).toEqual(found);
  });

  test('close the gaps between steps', () => {
    expect(tasksOf(taskLines([{ title: 'Late', step: 9 }]))).toEqual([{ title: 'Late', step: 1 }]);
  });
});

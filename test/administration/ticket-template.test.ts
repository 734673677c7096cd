import { expect, test } from 'vitest';
import { addTicketTemplate, filled } from '../../functions/administration/ticket-template.ts';
import { at, by } from './definitions.ts';

const template = addTicketTemplate(
  {
    recordKind: 'incident',
    name: 'Printer',
    prefilled: {
      title: 'Printer {{printer}} is {{ state }}',
      description: 'Floor: {{floor}}',
      impact: 'low',
      fields: { floor: '{{floor}}', room: '{{room}}' },
    },
    questions: [
      { name: 'printer', label: 'Which printer?', required: true },
      { name: 'state', label: 'What is it doing?', required: false },
      { name: 'floor', label: 'Which floor?', required: false },
      { name: 'room', label: 'Which room?', required: false },
    ],
  },
  by,
  at,
).after;

test('answers stand in the places of their questions, and what stays empty is left out', () => {
  expect(filled(template, { printer: 'P7\n{{state}}', state: 'jammed', floor: '2' })).toEqual({
    title: 'Printer P7 {{state}} is jammed',
    description: 'Floor: 2',
    impact: 'low',
    fields: { floor: '2' },
  });
});

test.each([
  [{ floor: '2' }, '/answers/printer: is needed'],
  [{ printer: 'P7', colour: 'red' }, '/answers/colour: is not asked'],
])('%j is refused', (answers, detail) => {
  expect(() => filled(template, answers)).toThrow(detail);
});

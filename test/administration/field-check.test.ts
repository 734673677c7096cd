import { describe, expect, test } from 'vitest';
import type { CustomField } from '../../functions/administration/custom-field.ts';
import { checkFields, type FieldsAsk } from '../../functions/administration/field-check.ts';
import type { AskFields, FieldValues } from '../../functions/record/field-values.ts';
import { field } from './definitions.ts';

const choices = [{ value: 'north' }, { value: 'south' }, { value: 'attic', retired: true }];
const check = (definitions: CustomField[], given: AskFields, more: Partial<FieldsAsk> = {}) =>
  checkFields(definitions, { given, held: {}, step: 'open', facts: {}, everything: true, ...more });
const errorsOf = (...args: Parameters<typeof check>) =>
  check(...args).errors.map(({ pointer, detail }) => `${pointer} ${detail}`);

describe('a value by the type of its field', () => {
  const good: [CustomField['type'], AskFields[string]][] = [
    ['text', 'second floor'],
    ['number', 2.5],
    ['date', '2026-11-23'],
    ['choice', 'north'],
    ['multi', ['north', 'south']],
    ['person', 'dana'],
    ['ci', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1'],
    ['checkbox', true],
    ['url', 'https://wiki.example/floors'],
  ];
  test.each(good)('%s takes %j', (type, value) => {
    expect(check([field('f', { type, choices })], { f: value })).toMatchObject({
      values: { f: value },
      errors: [],
    });
  });

  const bad: [CustomField['type'], AskFields[string], string][] = [
    ['text', 2, 'is not a text'],
    ['number', '2', 'is not a number'],
    ['date', '2026-02-30', 'is not a date such as 2026-11-23'],
    ['choice', 'west', 'is not one of north, south'],
    ['choice', 'attic', 'is not one of north, south'],
    ['multi', ['north', 'west'], 'is not one of north, south'],
    ['multi', ['north', 'north'], 'names one twice'],
    ['multi', 'north', 'is not a list'],
    ['person', 'Dana Park', 'is not the id of a person'],
    ['checkbox', 'yes', 'is neither true nor false'],
    ['url', 'javascript:alert(1)', 'is not a web address'],
  ];
  test.each(bad)('%s refuses %j', (type, value, detail) => {
    expect(errorsOf([field('f', { type, choices })], { f: value })).toEqual([`/fields/f ${detail}`]);
  });

  test('a person is to be looked up', () => {
    expect(check([field('boss', { type: 'person' })], { boss: 'dana' }).people).toEqual([
      { pointer: '/fields/boss', id: 'dana' },
    ]);
  });
});

describe('what is needed', () => {
  const needed: [CustomField['required'], FieldsAsk['step'], FieldValues, boolean][] = [
    ['open', 'open', {}, true],
    ['open', 'resolve', {}, true],
    ['resolve', 'open', {}, false],
    ['resolve', 'resolve', {}, true],
    ['resolve', 'resolve', { f: 'x' }, false],
    ['close', 'resolve', {}, false],
    ['close', 'close', {}, true],
    [undefined, 'close', {}, false],
  ];
  test.each(needed)('at %s, when it is to %s with %j: %s', (required, step, held, missing) => {
    const errors = errorsOf([field('f', { required })], {}, { step, held });
    expect(errors).toEqual(missing ? ['/fields/f is needed'] : []);
  });

  test('a checkbox that is needed has to be ticked', () => {
    const definition = field('f', { type: 'checkbox', required: 'open' });
    expect(errorsOf([definition], { f: false })).toEqual(['/fields/f is needed']);
  });

  test('a change cannot empty what opening needed, and asks for nothing else', () => {
    const definition = field('f', { required: 'open' });
    expect(errorsOf([definition], { f: null }, { step: 'change', held: { f: 'x' } })).toEqual([
      '/fields/f is needed',
    ]);
    expect(errorsOf([definition], {}, { step: 'change' })).toEqual([]);
  });

  test('nothing that its condition hides, or that the caller does not see', () => {
    const hidden = field('f', { required: 'open', when: { field: 'fields.kind', is: 'phone' } });
    expect(errorsOf([hidden, field('kind')], { kind: 'desk' })).toEqual([]);
    expect(errorsOf([hidden, field('kind')], { kind: 'phone' })).toEqual(['/fields/f is needed']);
    const internal = field('f', { required: 'open', visible: false });
    expect(errorsOf([internal], {}, { everything: false })).toEqual([]);
    expect(errorsOf([internal], { f: 'x' }, { everything: false })).toEqual([
      '/fields/f is not a field here',
    ]);
  });
});

describe('a value that is there already', () => {
  test('stays when its field was redefined, retired, or is not there any more', () => {
    const held = { f: 'attic', g: 'old', h: 1 };
    const definitions = [field('f', { type: 'choice', choices }), field('g', { state: 'retired' })];
    expect(check(definitions, { f: 'attic' }, { held, step: 'change' })).toMatchObject({
      values: held,
      errors: [],
    });
    expect(errorsOf(definitions, { g: 'new' }, { held, step: 'change' })).toEqual([
      '/fields/g is not a field here',
    ]);
  });

  test('is emptied by null', () => {
    expect(check([field('f')], { f: null }, { held: { f: 'x' }, step: 'change' }).values).toEqual({});
  });
});

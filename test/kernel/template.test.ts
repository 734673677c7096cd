import { describe, expect, test } from 'vitest';
import { at, fill } from '../../functions/kernel/template.ts';

const facts = { alerts: [{ labels: { name: 'disk' } }], count: 3, none: null, text: '{{count}}' };

describe('a path', () => {
  test.each([
    ['alerts[0].labels.name', 'disk'],
    ['alerts.0.labels.name', 'disk'],
    ['count', 3],
    ['count.toString', undefined],
    ['alerts[1].labels', undefined],
    ['__proto__.polluted', undefined],
    ['alerts.length', 1],
    ['', facts],
  ])('%s', (path, expected) => {
    expect(at(path, facts)).toEqual(expected);
  });
});

describe('a template', () => {
  test.each([
    ['{{alerts[0].labels.name}} x{{ count }}', 'disk x3'],
    ['[{{absent}}|{{none}}]', '[|]'],
    ['{{text}}', '{{count}}'],
    ['{{alerts[0].labels}}', '{"name":"disk"}'],
    ['{{', '{{'],
    ['no holes', 'no holes'],
  ])('%s', (template, expected) => {
    expect(fill(template, facts)).toBe(expected);
  });
});

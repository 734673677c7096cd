import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import { type AlertRule, addRule, moveRule, turnRule } from '../../functions/monitoring/alert-rule.ts';
import { handlingOf, judge, type Rule } from '../../functions/monitoring/alert-rule-match.ts';
import { between } from '../../functions/monitoring/place.ts';
import { gatheringUntil, isOver } from '../../functions/record/gathering.ts';

const by = system('test');
const at = '2026-11-22T09:00:00.000Z';
const rule = (id: string, effect: Rule['effect'], more: Partial<Rule> = {}): Rule => ({
  id,
  effect,
  last: false,
  ...more,
});
const facts = { source: 'cloudwatch', service: 'search', alarmName: 'search-1', tags: { cluster: 'blue' } };

describe('rules in their order', () => {
  test('what one has set, none below sets again; what it left open, the next one may', () => {
    const rules = [
      rule('a', { delay: 5 }),
      rule('b', { delay: 10, recordOnly: true }),
      rule('c', { impact: 'low' }),
    ];
    expect(judge(rules, facts)).toEqual({
      effect: { delay: 5, recordOnly: true, impact: 'low' },
      rules: [
        { id: 'a', set: ['delay'] },
        { id: 'b', set: ['recordOnly'] },
        { id: 'c', set: ['impact'] },
      ],
    });
  });

  test('the last one that matches ends the list, and what is switched off above stays so', () => {
    const rules = [
      rule('a', { threshold: null }, { last: true }),
      rule('b', { threshold: { signals: 2, minutes: 5 } }),
    ];
    const said = judge(rules, facts);
    expect(said.rules).toEqual([{ id: 'a', set: ['threshold'] }]);
    expect(handlingOf(said, facts, 'cloudwatch')).toEqual({ rules: said.rules });
  });

  test('a rule below sees the service that one above has set', () => {
    const rules = [
      rule('a', { service: 'checkout' }),
      rule('b', { urgency: 'low' }, { condition: { field: 'service', is: 'checkout' } }),
      rule('c', { urgency: 'high' }, { condition: { field: 'service', is: 'search' } }),
    ];
    expect(judge(rules, facts).effect).toEqual({ service: 'checkout', urgency: 'low' });
  });

  test('a group needs all that its template names; a source’s own group is another source’s never', () => {
    const grouped = (template: string, more = {}) =>
      handlingOf(
        judge([rule('a', { group: { by: [template], minutes: 30, rolling: false } })], facts),
        { ...facts, ...more },
        'cloudwatch',
      )?.group?.keys;
    expect(grouped('{{tags.cluster}}/{{service}}')).toEqual(['blue/search']);
    expect(grouped('{{tags.shard}}/{{service}}')).toBeUndefined();
    const own = (source: string) =>
      handlingOf(judge([], facts), { ...facts, group: 'g' }, source)?.group?.keys;
    expect(own('grafana-1')).toEqual(['grafana-1:g']);
    expect(own('grafana-2')).toEqual(['grafana-2:g']);
  });
});

describe('the order', () => {
  test('a rule is moved in front of any other, and only it changes', () => {
    let rules: AlertRule[] = [];
    for (const name of ['One', 'Two', 'Three']) {
      const ask = { name, effect: { delay: 1 }, last: false };
      rules = [...rules, addRule(ask, rules, by, at).after];
    }
    const ids = (list: readonly AlertRule[]) =>
      list.toSorted((a, b) => (a.place < b.place ? -1 : 1)).map(({ id }) => id);
    expect(ids(rules)).toEqual(['one', 'two', 'three']);
    const moved = moveRule(rules[2] as AlertRule, 'one', rules, by, at).after;
    expect(ids([...rules.slice(0, 2), moved])).toEqual(['three', 'one', 'two']);
    expect(() => moveRule(rules[0] as AlertRule, 'four', rules, by, at)).toThrow(/four/);
    const removed = turnRule(rules[0] as AlertRule, 'remove', by, at).after;
    expect(() => turnRule(removed, 'resume', by, at)).toThrow(/removed/);
  });

  test('there is always a place between two others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { maxLength: 60 }), (picks) => {
        const places: string[] = [];
        for (const pick of picks) {
          const index = pick % (places.length + 1);
          places.splice(index, 0, between(places[index - 1], places[index]));
        }
        expect(places).toEqual([...new Set(places)].toSorted());
      }),
    );
  });
});

describe('what an incident gathers', () => {
  const nine = '2026-11-22T09:00:00.000Z';
  test.each([
    ['until it is resolved', { minutes: 0, rolling: false }, '2026-11-22T10:00:00.000Z', undefined],
    [
      'for a fixed time',
      { minutes: 30, rolling: false },
      '2026-11-22T09:20:00.000Z',
      '2026-11-22T09:30:00.000Z',
    ],
    [
      'longer with each that joins',
      { minutes: 30, rolling: true },
      '2026-11-22T09:20:00.000Z',
      '2026-11-22T09:50:00.000Z',
    ],
    [
      'for 24 hours at most',
      { minutes: 1_440, rolling: true },
      '2026-11-23T05:00:00.000Z',
      '2026-11-23T09:00:00.000Z',
    ],
  ])('%s', (_, window, now, until) => {
    expect(gatheringUntil(window, nine, now)).toBe(until);
  });

  test.each([
    ['all_resolved', false],
    ['first_resolved', true],
    ['last_resolved', false],
    ['never', false],
  ] as const)('%s, when the first of two has cleared', (mode, over) => {
    const alerts = {
      'ALT-1': { joinedAt: nine, clearedAt: at },
      'ALT-2': { joinedAt: '2026-11-22T09:01:00.000Z' },
    };
    expect(isOver(alerts, mode)).toBe(over);
  });
});

import { describe, expect, test } from 'vitest';
import type { Review } from '../../functions/incident/review.ts';
import { changeReview, closeReview, publish } from '../../functions/incident/review-command.ts';
import { documentOf, inWords } from '../../functions/incident/review-document.ts';
import { durationsOf, momentsOf } from '../../functions/incident/review-moment.ts';
import { questions } from '../../functions/incident/review-question.ts';
import { breachedAt, onsetAt } from '../../functions/monitoring/onset.ts';
import type { EventRow } from '../../functions/record/timeline.ts';
import { dana, nine, ten } from './incidents.ts';

const review: Review = {
  id: 'REV-1007',
  kind: 'review',
  state: 'draft',
  title: 'Checkout is slow',
  incident: 'INC-1007',
  service: 'checkout',
  team: 'platform',
  major: true,
  moments: { began: nine, resolved: ten },
  timeline: [],
  answers: {},
  factors: [],
  whys: [],
  openedAt: ten,
  reviewing: { version: 1 },
  version: 1,
};
const row = (type: string, minute: number, more: Partial<EventRow> = {}) =>
  ({
    type: `incident.${type}`,
    at: `2026-11-22T09:${String(minute).padStart(2, '0')}:00.000Z`,
    changed: {},
    ...more,
  }) as EventRow;

describe('the key moments', () => {
  test('are those of the first alarm, of the history, and of what stakeholders were told', () => {
    const history = [
      row('opened', 5),
      row('paged', 6),
      row('acknowledged', 8),
      row('declared-major', 10, { changed: { major: { to: { declaredAt: 'x' } } } }),
      row('stakeholders-updated', 20, { facts: { status: 'identified' } }),
      row('stakeholders-updated', 40, { facts: { status: 'monitoring' } }),
      row('resolved', 50),
    ];
    const onset = { firedAt: '2026-11-22T09:04:00.000Z', breachedAt: '2026-11-22T09:00:00.000Z' };
    const moments = momentsOf(history, [onset]);
    expect(durationsOf(moments)).toEqual({ detect: 240, acknowledge: 240, mitigate: 2400, resolve: 3000 });
  });

  test('without alarms it began when somebody said so', () => {
    const moments = momentsOf([row('opened', 5), row('resolved', 50)], []);
    expect(moments).toMatchObject({
      began: moments.opened,
      detected: moments.opened,
      mitigated: moments.resolved,
    });
    expect(durationsOf(moments)).toEqual({ detect: 0, mitigate: 2700, resolve: 2700 });
  });

  test('a span whose end comes before its beginning is no span', () => {
    expect(durationsOf({ began: ten, detected: nine })).toEqual({});
  });
});

describe('the onset of an alarm', () => {
  const reasonData = JSON.stringify({ startDate: '2026-11-22T08:55:00.000+0000' });
  const raw = JSON.stringify({ detail: { state: { reasonData } } });

  test('is its first breaching datapoint, where CloudWatch says so', () => {
    expect(breachedAt(raw)).toBe('2026-11-22T08:55:00.000Z');
    for (const other of ['', '{}', '{"detail":{"state":{"reasonData":"{"}}}', raw.slice(0, 40)])
      expect(breachedAt(other)).toBeUndefined();
  });

  test('is the first signal of the firing that was going on', () => {
    const signal = (minute: number, state: string) => ({
      at: `2026-11-22T09:0${minute}:00Z`,
      state,
      raw: '',
    });
    const signals = [
      signal(8, 'firing'),
      signal(5, 'firing'),
      signal(4, 'firing'),
      signal(3, 'cleared'),
      signal(1, 'firing'),
    ];
    expect(onsetAt(signals, '2026-11-22T09:05:30Z')?.firedAt).toBe('2026-11-22T09:04:00Z');
    expect(onsetAt([], nine)).toBeUndefined();
  });
});

describe('the gates of a review', () => {
  const answers = Object.fromEntries(questions.filter(({ needed }) => needed).map(({ id }) => [id, 'So.']));
  const whole: Review = { ...review, state: 'published', summary: 'x', answers };

  test('no summary, nothing to publish', () => {
    expect(() => publish(review, dana, ten)).toThrow('it has no summary');
  });

  test.each(Object.keys(answers))('%s has to be answered', (id) => {
    const { after } = changeReview(whole, { answers: { [id]: null } }, dana, ten);
    expect(() => closeReview(after, [], dana, ten)).toThrow('has no answer');
  });

  test('open actions need somebody, others do not', () => {
    const action = { id: 'ACT-1', state: 'open' } as Parameters<typeof closeReview>[1][number];
    expect(() => closeReview(whole, [action], dana, ten)).toThrow('ACT-1 has no owner');
    expect(closeReview(whole, [{ ...action, state: 'dropped' }], dana, ten).after.state).toBe('closed');
  });

  test('a question that is not asked has no answer', () => {
    expect(() => changeReview(review, { answers: { colour: 'red' } }, dana, ten)).toThrow('/answers');
    expect(() => changeReview(review, { moments: { dawn: nine } }, dana, ten)).toThrow();
  });
});

describe('the document', () => {
  test('says what people wrote, and lets nothing of it become a heading, a link or a table', () => {
    const text = documentOf(
      {
        ...review,
        summary: '# Not a heading\n[link](https://evil.example)',
        factors: [{ text: 'a | b', evidence: 'https://wiki.example/a b>' }],
      },
      [],
    );
    expect(text).toContain('\\# Not a heading\n\\[link\\](https://evil.example)');
    expect(text).toContain('- a \\| b ([evidence](<https://wiki.example/a%20b%3E>))');
    expect(text).toContain('- Time to resolve: 1 h 00 min');
  });

  test.each([
    [59, '59 s'],
    [60, '1 min'],
    [3_900, '1 h 05 min'],
  ])('%i seconds are %s', (seconds, words) => {
    expect(inWords(seconds)).toBe(words);
  });
});

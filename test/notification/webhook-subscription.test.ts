import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import {
  completes,
  pause,
  resume,
  subscribe,
  type WebhookSubscription,
} from '../../functions/notification/webhook-subscription.ts';

const by = system('test');
const at = '2026-11-23T11:00:00.000Z';
const later = '2026-11-23T12:00:00.000Z';
const ask = { title: 'Tools', url: 'https://tools.example', events: ['incident.*'] };
const made = (more: Partial<WebhookSubscription> = {}): WebhookSubscription => ({
  ...subscribe(ask, 'WHK-1', by, at).after,
  ...more,
});
const other = (completeFrom?: string) => made({ id: 'WHK-2', ...(completeFrom && { completeFrom }) });

describe('from when a subscription is told of everything', () => {
  test.each([
    ['two minutes on for the first one', made(), [], '2026-11-23T11:02:00.000Z'],
    ['two minutes on beside one that does not know either', made(), [other()], '2026-11-23T11:02:00.000Z'],
    ['now beside one that has long been', made(), [other('2026-11-22T00:00:00.000Z')], at],
    [
      'when the one before it is',
      made(),
      [other('2026-11-23T11:01:30.000Z'), other('2026-11-23T11:02:00.000Z')],
      '2026-11-23T11:01:30.000Z',
    ],
    ['said once', made({ completeFrom: later }), [], undefined],
    ['never while it is paused', made({ state: 'paused' }), [], undefined],
    ['as well while it fails', made({ state: 'failing' }), [], '2026-11-23T11:02:00.000Z'],
  ])('%s', (_, before, others, expected) => {
    const decision = completes(before, [before, ...others], by, at);
    expect(decision?.after.completeFrom).toBe(expected);
  });
});

test('a pause ends what it listens to, and it listens anew once it is resumed; a failure does not', () => {
  const paused = pause(made({ completeFrom: at }), by, later).after;
  expect([paused.since, paused.completeFrom]).toEqual([undefined, undefined]);
  expect(resume(paused, by, later).after).toMatchObject({ state: 'active', since: later });
  const failing = made({ state: 'failing', completeFrom: at });
  expect(resume(failing, by, later).after).toMatchObject({ since: at, completeFrom: at });
});

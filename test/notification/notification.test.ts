import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import {
  type Errand,
  masked,
  type Notification,
  notificationId,
  notificationKeys,
  settle,
} from '../../functions/notification/notification.ts';

const by = system('test');
const nine = '2026-11-02T09:00:00.000Z';
const errand: Errand = {
  id: notificationId('INC-1001-1', 2, 'dana', 0),
  about: 'page',
  escalation: 'INC-1001-1',
  incident: 'INC-1001',
  person: 'dana',
  channel: 'email',
  address: 'd…@desk.example',
  level: 0,
  pagedAt: nine,
};
const failure = { delivered: false, error: 'TimeoutError: no answer', transient: true } as const;
const notification = (state: Notification['state']): Notification => ({
  ...settle(undefined, errand, state === 'delivered' ? { delivered: true } : failure, by, nine).after,
  state,
});

describe('the outcome of an attempt', () => {
  test('is recorded once it is known, under an id that the same page always has', () => {
    const { after, event } = settle(undefined, errand, { delivered: true }, by, nine);
    expect(after).toMatchObject({ id: 'INC-1001-1-2-dana-1', state: 'delivered', attempts: 1, version: 1 });
    expect(after).not.toHaveProperty('error');
    expect(event).toMatchObject({
      type: 'notification.delivered',
      facts: { person: 'dana', channel: 'email' },
    });
  });

  const possible: Record<Notification['state'], boolean> = {
    planned: true,
    withheld: true,
    failed: true,
    delivered: false,
    cancelled: false,
  };
  test.each(Object.entries(possible))('that is %s can become another one: %s', (state, allowed) => {
    const before = notification(state as Notification['state']);
    const attempt = () => settle(before, errand, { delivered: true }, by, nine);
    if (!allowed) return expect(attempt).toThrow(expect.objectContaining({ reason: 'illegal-transition' }));
    const { after } = attempt();
    expect(after).toMatchObject({ state: 'delivered', attempts: 2, version: 2 });
    expect(after).not.toHaveProperty('error');
  });

  test('says what went wrong, in a length that a record can hold', () => {
    const { after, event } = settle(undefined, errand, { ...failure, error: 'x'.repeat(9999) }, by, nine);
    expect(after.error).toHaveLength(500);
    expect(event).toMatchObject({ type: 'notification.failed', facts: { error: after.error } });
  });

  test('is found by person and by incident, and lies in no queue', () => {
    expect(notificationKeys(notification('failed'))).toEqual({
      person: 'dana',
      subject: 'INC-1001',
      order: nine,
    });
  });
});

describe('an address', () => {
  test.each([
    ['email', 'dana@desk.example', 'd…@desk.example'],
    ['webhook', 'https://hooks.example/T0/secret?key=1', 'https://hooks.example/…'],
    ['webhook', 'https://user:secret@hooks.example/T0', 'https://hooks.example/…'],
    ['webhook', 'no address', 'https://…/…'],
  ] as const)('by %s, %s, is shown as %s', (channel, address, shown) => {
    expect(masked(channel, address)).toBe(shown);
  });
});

import { describe, expect, test } from 'vitest';
import {
  askErasure,
  beginErasure,
  type Erasure,
  erasureLifecycle,
  failErasure,
  finishErasure,
  retryErasure,
} from '../../functions/privacy/erasure.ts';
import { liftHold, placeHold } from '../../functions/privacy/legal-hold.ts';

const at = '2026-11-23T11:00:00.000Z';
const admin = { id: 'admin', kind: 'person', roles: ['admin'], teams: [] } as const;
const ask = { person: 'p-1', reason: 'They asked' };
const asked = askErasure(ask, { state: 'inactive' }, 'ERS-1', admin, at).after;

describe('an erasure', () => {
  test('is refused while they are active, are held, were erased, or are oneself', () => {
    const asking =
      (standing: Parameters<typeof askErasure>[1], who: string = admin.id) =>
      () =>
        askErasure(ask, standing, 'ERS-1', { ...admin, id: who }, at);
    expect(asking({ state: 'active' })).toThrow(/Deactivate them first/);
    expect(asking({ state: 'inactive', hold: { reason: 'A claim' } })).toThrow(/A claim/);
    expect(asking({ state: 'inactive', erased: {} })).toThrow(/has been erased already/);
    expect(asking({ state: 'inactive' }, 'p-1')).toThrow(/is you/);
  });

  test('keeps why it was asked for as words', () => {
    const { event } = askErasure(ask, { state: 'inactive' }, 'ERS-1', admin, at);
    expect(event.changed).toMatchObject({ reason: {} });
    expect(event.said).toEqual({ reason: { to: 'They asked' } });
  });

  const steps = {
    begin: (one: Erasure) => beginErasure(one, admin, at),
    finish: (one: Erasure) =>
      finishErasure(
        one,
        { counts: { records: 1, words: 1, rows: 0, files: 0, accounts: 0 }, digest: 'd' },
        admin,
        at,
      ),
    fail: (one: Erasure) => failErasure(one, 'why', admin, at),
    retry: (one: Erasure) => retryErasure(one, admin, at),
  };
  const all = Object.keys(erasureLifecycle).flatMap((state) =>
    Object.keys(steps).map((step) => [state, step] as const),
  );
  test.each(all)('that is %s: %s as its table says', (state, step) => {
    const to = (erasureLifecycle[state as Erasure['state']] as Record<string, string>)[step];
    const attempt = () =>
      steps[step as keyof typeof steps]({ ...asked, state: state as Erasure['state'] }).after;
    if (to) expect(attempt()).toMatchObject({ state: to });
    else expect(attempt).toThrow(expect.objectContaining({ reason: 'illegal-transition' }));
  });
});

test('A hold is placed once, lifted once, and placed again', () => {
  const held = placeHold(undefined, ask, admin, at).after;
  expect(() => placeHold(held, ask, admin, at)).toThrow();
  const lifted = liftHold(held, 'Settled', admin, at).after;
  expect(() => liftHold(lifted, 'Again', admin, at)).toThrow();
  expect(placeHold(lifted, ask, admin, at).after.state).toBe('held');
});

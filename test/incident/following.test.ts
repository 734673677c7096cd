import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acknowledge } from '../../functions/incident/assignment.ts';
import { attach, countOf, detach } from '../../functions/incident/family.ts';
import { followParent } from '../../functions/incident/following.ts';
import { hold, resume } from '../../functions/incident/hold.ts';
import type { Incident } from '../../functions/incident/incident.ts';
import { close, reopen, resolve } from '../../functions/incident/resolution.ts';
import { type Actor, system } from '../../functions/kernel/actor.ts';
import type { Decision } from '../../functions/kernel/decision.ts';
import { dana, incident, nine, ten } from './incidents.ts';

const by = system('on-family-changed');
const rosa: Actor = { id: 'rosa', kind: 'person', roles: ['requester'], teams: [] };
const parentOf = (more: Partial<Incident> = {}) => incident('open', { id: 'INC-1', children: 2, ...more });
const child = (state: Incident['state'] = 'open', more: Partial<Incident> = {}) =>
  incident(state, { id: 'INC-2', parent: 'INC-1', followed: 0, requester: 'rosa', ...more });

type Step = (before: Incident) => Decision<Incident>;
const steps: Record<string, Step> = {
  acknowledge: (i) => acknowledge(i, dana, ten),
  ask: (i) => hold(i, { reason: 'requester', comment: '?' }, dana, ten),
  wait: (i) => hold(i, { reason: 'change' }, dana, ten),
  resume: (i) => resume(i, dana, ten),
  resolve: (i) => resolve(i, 'A bigger cache', dana, ten),
  reopen: (i) => reopen(i, 'Again', dana, ten),
  close: (i) => close(i, dana, ten),
};
/** A parent after these steps; one that is not possible is left out. */
const having = (names: readonly string[], from = parentOf()): Incident =>
  names.reduce((now, name) => {
    try {
      return (steps[name] as Step)(now).after;
    } catch {
      return now;
    }
  }, from);
const follow = (one: Incident, parent: Incident) => followParent(one, parent, by, ten)?.after ?? one;

describe('a child of a parent that is', () => {
  test.each([
    [['acknowledge'], 'open', 'acknowledged'],
    [['wait'], 'open', 'on-hold'],
    [['ask'], 'open', 'open'],
    [['resolve'], 'acknowledged', 'resolved'],
    [['resolve', 'close'], 'acknowledged', 'resolved'],
    [['resolve'], 'closed', 'closed'],
    [['acknowledge', 'wait', 'resume'], 'open', 'acknowledged'],
  ] as const)('%j: from %s it becomes %s', (names, from, to) => {
    expect(follow(child(from), having(names)).state).toBe(to);
  });

  test('resolved has its notes', () => {
    expect(follow(child(), having(['resolve']))).toMatchObject({
      resolution: 'A bigger cache',
      resolvedWith: 'INC-1',
      resolvedBy: 'dana',
    });
  });

  test('closed is not closed', () => {
    const resolved = follow(child(), having(['resolve']));
    expect(follow(resolved, having(['resolve', 'close'])).state).toBe('resolved');
  });

  test('opened again by one who works on it is open again, unless it was solved by itself', () => {
    const parent = having(['resolve']);
    const again = reopen(parent, 'Again', dana, ten).after;
    expect(follow(follow(child(), parent), again)).toMatchObject({ state: 'open', run: 2 });
    expect(follow(child('resolved'), again).state).toBe('resolved');
  });

  test('opened again by its requester stays resolved', () => {
    const parent = having(['resolve'], parentOf({ requester: 'rosa' }));
    const resolved = follow(child(), parent);
    const again = reopen(parent, 'Again', rosa, ten).after;
    expect(follow(resolved, again).state).toBe('resolved');
    expect(follow(resolved, acknowledge(again, dana, ten).after).state).toBe('resolved');
  });

  test('resolved, and which its own requester opened again, is not resolved a second time', () => {
    const parent = having(['resolve']);
    const mine = reopen(follow(child(), parent), 'Not for me', rosa, ten).after;
    expect(followParent(mine, parent, by, ten)).toBeUndefined();
  });
});

test('however often and in whatever order it is heard, a child comes out the same', () => {
  const names = fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 8 });
  fc.assert(
    fc.property(names, fc.array(fc.nat(8), { maxLength: 12 }), (history, heard) => {
      const versions = [parentOf()];
      for (const name of history) versions.push(having([name], versions.at(-1)));
      const latest = versions.at(-1) as Incident;
      // Whatever is heard, the parent is read as it is then: never older than what was heard before.
      let seen = 0;
      let late = child();
      for (const at of heard) {
        seen = Math.max(seen, Math.min(at, versions.length - 1));
        late = follow(late, versions[seen] as Incident);
      }
      late = follow(late, latest);
      expect(followParent(late, latest, by, ten)).toBeUndefined();
      expect(late.followed).toBe(latest.family?.version ?? 0);
      // It is with its parent, unless that one waits for its own requester or was open all along.
      if (latest.state === 'acknowledged') expect(late.state).toBe('acknowledged');
      if (latest.state === 'resolved') expect(late.state).toBe('resolved');
      if (latest.hold?.reason === 'change') expect(late.state).toBe('on-hold');
    }),
    { numRuns: 300 },
  );
});

describe('a family', () => {
  const parent = parentOf();
  const free = incident('open', { id: 'INC-2' });

  test('counts on the row of the parent', () => {
    const { claims } = attach(free, parent, { child: undefined, parent: 'parent:3' }, dana, nine) ?? {};
    expect(claims?.map(({ values, heldBy }) => [values?.holder, heldBy])).toEqual([
      ['child:INC-1', undefined],
      ['parent:4', 'parent:3'],
    ]);
    const theirs = { ...free, parent: 'INC-1' };
    const left = detach(theirs, { child: 'child:INC-1', parent: undefined, former: 'parent:1' }, dana, nine);
    expect(left?.claims?.map(({ values }) => values?.holder)).toEqual(['none', 'none']);
    expect(countOf('parent:12')).toBe(12);
  });

  test.each([
    ['a parent', { child: 'parent:1', parent: undefined }, 'has children'],
    ['a grandchild', { child: undefined, parent: 'child:INC-9' }, 'one level'],
    ['the ten thousand and first child', { child: undefined, parent: 'parent:10000' }, '10000'],
  ])('refuses %s', (_, standings, words) => {
    expect(() => attach(free, parent, standings, dana, nine)).toThrow(words);
  });

  test('refuses itself, and a parent that is over', () => {
    const none = { child: undefined, parent: undefined };
    expect(() => attach(parent, parent, none, dana, nine)).toThrow('itself');
    expect(() => attach(free, { ...parent, state: 'resolved' }, none, dana, nine)).toThrow('resolved');
  });
});

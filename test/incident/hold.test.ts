import { describe, expect, test } from 'vitest';
import { hold, PutOnHold, resume } from '../../functions/incident/hold.ts';
import { comment } from '../../functions/incident/speech.ts';
import type { Actor } from '../../functions/kernel/actor.ts';
import { dana, incident, nine, ten } from './incidents.ts';

const rosa: Actor = { id: 'rosa', kind: 'person', roles: ['requester'], teams: [] };
const asked = { reason: 'requester', comment: 'Which card?' } as const;

describe('putting on hold', () => {
  test.each([
    [{ reason: 'requester' }, false],
    [{ reason: 'requester', note: 'Ask them' }, false],
    [asked, true],
    [{ reason: 'vendor' }, true],
    [{ reason: 'weather' }, false],
    [{ reason: 'change', comment: 'a', note: 'b' }, false],
  ])('%j is possible: %s', (ask, possible) => {
    expect(PutOnHold.safeParse(ask).success).toBe(possible);
  });

  test('says why, stops paging, and remembers where it stood', () => {
    const { after, event } = hold(incident('open', { escalation: 'paging' }), asked, dana, ten);
    expect(after).toMatchObject({
      state: 'on-hold',
      escalation: 'stopped',
      hold: { reason: 'requester', since: ten, by: 'dana', from: 'open' },
    });
    expect(event).toMatchObject({
      type: 'incident.held',
      visibility: 'public',
      said: { text: 'Which card?' },
    });
  });

  test('winds a clock for until, which has to be still to come', () => {
    const until = '2026-11-22T11:00:00.000Z';
    expect(hold(incident(), { reason: 'vendor', until }, dana, ten).after.clocks).toEqual({ hold: until });
    expect(() => hold(incident(), { reason: 'vendor', until: nine }, dana, ten)).toThrow('until');
  });

  test('tells the requester in their words, and not whoever did it', () => {
    const theirs = incident('acknowledged', { requester: 'rosa', assignee: 'dana', watchers: ['eli'] });
    const notices = hold(theirs, asked, dana, ten).event.notices as readonly {
      to: string[];
      title: string;
    }[];
    expect(notices.map(({ to, title }) => [to, title])).toEqual([
      [['eli'], 'INC-1007: on hold, waiting for the requester'],
      [['rosa'], 'We need an answer from you on INC-1007'],
    ]);
  });
});

describe('the wait ends', () => {
  const held = hold(incident('open', { requester: 'rosa' }), asked, dana, nine).after;

  test('with any comment of the requester, back where it stood, and is paged for as the next run', () => {
    const { after, event } = comment(held, 'The blue one', rosa, ten);
    expect(after).toMatchObject({ state: 'open', run: 2 });
    expect(after).not.toHaveProperty('hold');
    expect(event).toMatchObject({ type: 'incident.resumed', visibility: 'public' });
  });

  test('not with the comment of somebody else', () => {
    expect(comment(held, 'I am looking', dana, ten).after.state).toBe('on-hold');
  });

  test('where it was acknowledged, without another run', () => {
    const taken = hold(incident('acknowledged'), { reason: 'vendor' }, dana, nine).after;
    expect(resume(taken, dana, ten).after).toMatchObject({ state: 'acknowledged', run: 1 });
  });
});

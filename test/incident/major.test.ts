import { describe, expect, test } from 'vitest';
import { closing } from '../../functions/incident/closing.ts';
import { assignRole, decideMajor } from '../../functions/incident/major-command.ts';
import { begun, declared, majorCourse } from '../../functions/incident/major-course.ts';
import { nag } from '../../functions/incident/major-nag.ts';
import { standardRoles } from '../../functions/incident/major-role.ts';
import { standardRules, triggered } from '../../functions/incident/major-rule.ts';
import { resolve } from '../../functions/incident/resolution.ts';
import { postUpdate } from '../../functions/incident/stakeholder-update.ts';
import { system } from '../../functions/kernel/actor.ts';
import { decide } from '../../functions/kernel/decision.ts';
import { dana, incident, nine, ten } from './incidents.ts';

const by = system('test');
const event = { type: 'incident.changed', by: 'dana', at: ten };
const major = incident('acknowledged', { major: declared(begun(incident(), nine, 'dana'), nine, 'dana') });

describe('the rules that the desk brings along', () => {
  const cases: [number, 'high' | 'medium', number, string | undefined][] = [
    [1, 'high', 0, 'critical-service'],
    [1, 'medium', 0, undefined],
    [2, 'high', 0, undefined],
    [3, 'medium', 20, undefined],
    [3, 'medium', 21, 'many-children'],
    [1, 'high', 21, 'critical-service'],
  ];
  test.each(cases)('priority %i, criticality %s, %i children: %s', (priority, criticality, children, id) => {
    expect(triggered(standardRules, incident('open', { priority, criticality, children }))?.id).toBe(id);
  });
});

describe('what follows from a decision', () => {
  const now = { priority: 1, criticality: 'high' } as const;
  const raise = (before = incident()) => decide(before, { ...before, ...now }, event);

  test('a priority that a rule looks at proposes it, in the same event', () => {
    const { after, event: told } = majorCourse(raise(), standardRules);
    expect(after.major).toMatchObject({ state: 'proposed', by: 'rule:critical-service' });
    expect(told.changed).toHaveProperty('major');
    expect(told.notices).toEqual([expect.objectContaining({ to: ['role:manager'] })]);
  });

  test.each([
    ['a child', incident('open', { parent: 'INC-1' })],
    [
      'one that was rejected',
      incident('open', { major: { ...begun(incident(), nine, 'x'), state: 'rejected' } }),
    ],
    ['one that is resolved', incident('resolved')],
  ])('never of %s', (_, before) => {
    expect(majorCourse(raise(before), standardRules).after.major?.state).not.toBe('proposed');
  });

  test('what rules do not look at asks none', () => {
    const before = incident('open', now);
    const decision = decide(before, { ...before, title: 'Other' }, event);
    expect(majorCourse(decision, standardRules)).toBe(decision);
  });

  test('resolving it asks for the review, ends its clock, and does not wind the one that closes it', () => {
    const decision = majorCourse(resolve({ ...major, clocks: { major: ten } }, 'Done', dana, ten), []);
    expect(decision.after).toMatchObject({ reviewing: { version: major.version + 1 } });
    expect(decision.after.clocks?.major).toBeUndefined();
    expect(closing(decision, 7).after.clocks?.['auto-close']).toBeUndefined();
    const reviewed = { ...decision.after, review: { id: 'REV-1007', state: 'done' as const } };
    const noted = decide(decision.after, reviewed, event);
    expect(closing(noted, 7).after.clocks).toHaveProperty('auto-close');
  });

  test('done twice, it adds no more', () => {
    const before = incident('acknowledged');
    const once = majorCourse(decideMajor(before, 'declare', {}, dana, ten), []);
    expect(majorCourse(once, [])).toBe(once);
    expect(once.claims).toHaveLength(1);
  });
});

describe('reminders', () => {
  test('go to whoever holds the role, or leads, or else to the team; and come again', () => {
    const { after, event: told } = nag(major, standardRoles, by, major.major?.nextUpdateAt ?? '');
    expect(told.notices).toEqual([
      expect.objectContaining({
        to: ['team:platform'],
        title: 'INC-1007: the update for stakeholders is due',
      }),
      expect.objectContaining({ title: expect.stringContaining('nobody is incident commander') }),
    ]);
    expect(after.clocks?.major).toBe('2026-11-22T10:15:00.000Z');
    const [, lead] = standardRoles;
    const held = lead && assignRole(major, lead, 'eli', dana, ten).after;
    const again = held && nag(held, [lead], by, '2026-11-22T10:15:00.000Z');
    expect(again?.event.notices).toEqual([
      expect.objectContaining({ to: ['eli'], title: 'INC-1007: the update for stakeholders is overdue' }),
    ]);
  });

  test('end with the incident', () => {
    const over = nag({ ...major, state: 'resolved', clocks: { major: ten } }, standardRoles, by, ten);
    expect(over.after.clocks).toBeUndefined();
    expect(over.event.notices).toBeUndefined();
  });

  test('an update starts the time anew, tells its audience once, and promises none after the end', () => {
    const stakeholders = { people: ['rosa', 'dana'], teams: ['sales'] };
    const before = { ...major, watchers: ['rosa'], major: { ...major.major!, stakeholders } };
    const { after, event: told, claims } = postUpdate(before, { status: 'monitoring', text: 'x' }, dana, ten);
    expect(after.major).toMatchObject({ nextUpdateAt: '2026-11-22T11:00:00.000Z', updates: 1 });
    expect(told.notices).toEqual([expect.objectContaining({ to: ['rosa', 'team:sales'] })]);
    expect(claims?.[0]).toMatchObject({ sk: 'update#000004', values: { status: 'monitoring' } });
    const over = postUpdate(before, { status: 'resolved', text: 'x' }, dana, ten).after;
    expect(over.major?.nextUpdateAt).toBeUndefined();
  });
});

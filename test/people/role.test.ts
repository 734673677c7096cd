import { describe, expect, test } from 'vitest';
import { contracts } from '../../functions/contracts.ts';
import { commandsFor, rolesOf } from '../../functions/people/role.ts';
import { rightsTable } from '../../functions/rights.ts';
import { actor } from './fixtures.ts';

const rights = (id: string) => rolesOf(rightsTable).find((role) => role.id === id)?.rights ?? {};

describe('the rights table', () => {
  test('covers every kind of record that the API knows, and every command', () => {
    const operations = Object.values(contracts).flat();
    const tables = Object.values(rightsTable);
    for (const { id, rights: table, command } of operations.filter((each) => each.command)) {
      expect(tables, `${id}: its rights stand in functions/rights.ts`).toContain(table);
      const named = Object.values(table).flatMap((grant) => [...grant.commands]);
      expect(named, `${id}: ${command} is named for some role`).toContain(command);
    }
  });

  test('says what a role may do, with every command by its name', () => {
    expect(rights('admin').person).toEqual({
      read: 'all',
      commands: ['create', 'invite', 'change', 'deactivate', 'reactivate', 'hand-over', 'read-leaving'],
      hidden: [],
    });
    expect(rights('agent').person).toEqual({
      read: 'all',
      commands: [],
      hidden: expect.arrayContaining(['contacts', 'codes', 'identities']),
    });
    expect(rights('requester').person?.read).toBe('own');
    expect(JSON.stringify(rolesOf(rightsTable))).not.toContain('*');
  });

  test('gives somebody with two roles what either may do', () => {
    const two = commandsFor(rightsTable, actor('gus', 'requester', 'agent'));
    expect(two.incident).toEqual(expect.arrayContaining(['create', 'acknowledge']));
    expect(commandsFor(rightsTable, actor('x')).incident).toEqual([]);
  });

  test('lets nobody but managers and administrators give roles', () => {
    for (const role of ['requester', 'agent'] as const) {
      expect(rightsTable.person?.[role].commands).toEqual([]);
      expect(rightsTable.me?.[role].fields).toEqual(['contacts', 'timeZone', 'language']);
    }
    expect(rightsTable.person?.manager.fields).toEqual(['roles', 'teams', 'to']);
  });
});

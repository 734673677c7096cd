import type { AssignmentRule } from '../../functions/administration/assignment-rule.ts';
import type { Category } from '../../functions/administration/category.ts';
import type { CustomField } from '../../functions/administration/custom-field.ts';
import { system } from '../../functions/kernel/actor.ts';

export const at = '2026-11-23T11:00:00Z';
export const by = system('test');

const base = { recordKind: 'incident', state: 'active', version: 1, title: 'x' } as const;

export const category = (id: string, parent?: string, more: Partial<Category> = {}): Category => ({
  ...base,
  kind: 'category',
  id,
  name: id,
  ...(parent && { parent }),
  ...more,
});

export const rule = (id: string, order: number, more: Partial<AssignmentRule> = {}): AssignmentRule => ({
  ...base,
  kind: 'assignment-rule',
  id,
  name: id,
  order,
  assignee: { mode: 'none' },
  ...more,
});

export const field = (name: string, more: Partial<CustomField> = {}): CustomField => ({
  ...base,
  kind: 'custom-field',
  id: `incident-${name}`,
  name,
  label: name,
  type: 'text',
  visible: true,
  choices: [],
  order: 10,
  ...more,
});

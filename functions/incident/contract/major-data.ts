import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { ChangeMajorRole, MajorRole } from '../major-role.ts';
import { AddMajorRule, ChangeMajorRule, MajorRule } from '../major-rule.ts';
import { majorRoleRights, majorRuleRights } from '../rights.ts';

const rule = MajorRule.omit({ chain: true, clocks: true }).meta({ id: 'MajorIncidentRule' });
const role = MajorRole.omit({ chain: true, clocks: true }).meta({ id: 'MajorIncidentRole' });
const rules = '/v1/major-incident-rules';
const roles = '/v1/major-incident-roles';
const query = z.strictObject({ limit: paging.limit });

/** When an incident is proposed as a major one, and who has to do what then. */
export const majorDataContract = contract([
  {
    id: 'listMajorIncidentRules',
    method: 'GET',
    path: rules,
    summary: 'Rules in the order in which they are asked; the first that fits is taken',
    rights: majorRuleRights,
    query,
    answer: page(rule),
  },
  {
    id: 'addMajorIncidentRule',
    method: 'POST',
    path: rules,
    summary: 'Add a rule',
    rights: majorRuleRights,
    command: 'create',
    ask: AddMajorRule,
    answer: rule,
    status: 201,
  },
  {
    id: 'getMajorIncidentRule',
    method: 'GET',
    path: `${rules}/{id}`,
    summary: 'One rule',
    rights: majorRuleRights,
    answer: rule,
  },
  {
    id: 'changeMajorIncidentRule',
    method: 'PATCH',
    path: `${rules}/{id}`,
    summary: 'Change a rule',
    rights: majorRuleRights,
    command: 'change',
    ask: ChangeMajorRule,
    answer: rule,
  },
  {
    id: 'retireMajorIncidentRule',
    method: 'POST',
    path: `${rules}/{id}/retire`,
    summary: 'Ask a rule no more',
    rights: majorRuleRights,
    command: 'retire',
    ask: nothing,
    answer: rule,
  },
  {
    id: 'restoreMajorIncidentRule',
    method: 'POST',
    path: `${rules}/{id}/restore`,
    summary: 'Ask a rule again',
    rights: majorRuleRights,
    command: 'restore',
    ask: nothing,
    answer: rule,
  },
  {
    id: 'listMajorIncidentRoles',
    method: 'GET',
    path: roles,
    summary: 'Roles in a major incident with their duties',
    rights: majorRoleRights,
    query,
    answer: page(role),
  },
  {
    id: 'getMajorIncidentRole',
    method: 'GET',
    path: `${roles}/{id}`,
    summary: 'One role',
    rights: majorRoleRights,
    answer: role,
  },
  {
    id: 'changeMajorIncidentRole',
    method: 'PATCH',
    path: `${roles}/{id}`,
    summary: 'Write the duties of a role in words of your own',
    rights: majorRoleRights,
    command: 'change',
    ask: ChangeMajorRole,
    answer: role,
  },
]);

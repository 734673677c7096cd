import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { AddPlaybook, ChangePlaybook } from '../playbook.ts';
import { playbookRights as rights, securitySettingsRights } from '../rights.ts';
import { ChangeSecuritySettings } from '../settings.ts';
import { PlaybookView, SettingsView } from './view.ts';

const one = '/v1/security-playbooks/{id}';
const command = { method: 'POST', rights, answer: PlaybookView } as const;

/** Playbooks, and how responders work. */
export const playbookContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listSecurityPlaybooks',
    path: '/v1/security-playbooks',
    summary: 'List the playbooks',
    query: z.strictObject(paging),
    answer: page(PlaybookView),
  },
  {
    ...command,
    id: 'addSecurityPlaybook',
    path: '/v1/security-playbooks',
    summary: 'Write a playbook',
    command: 'create',
    ask: AddPlaybook,
    status: 201,
  },
  {
    method: 'GET',
    rights,
    id: 'getSecurityPlaybook',
    path: one,
    summary: 'Read a playbook',
    answer: PlaybookView,
  },
  {
    ...command,
    method: 'PATCH',
    id: 'changeSecurityPlaybook',
    path: one,
    summary: 'Change a playbook; what is at work goes on as it began',
    command: 'change',
    ask: ChangePlaybook,
  },
  {
    ...command,
    id: 'retireSecurityPlaybook',
    path: `${one}/retire`,
    summary: 'Take it out of use',
    command: 'retire',
  },
  {
    ...command,
    id: 'restoreSecurityPlaybook',
    path: `${one}/restore`,
    summary: 'Take it into use again',
    command: 'restore',
  },
  {
    method: 'GET',
    rights: securitySettingsRights,
    id: 'listSecuritySettings',
    path: '/v1/security-settings',
    summary: 'List how responders work: one record',
    answer: page(SettingsView),
  },
  {
    method: 'GET',
    rights: securitySettingsRights,
    id: 'getSecuritySettings',
    path: '/v1/security-settings/{id}',
    summary: 'Read how responders work; the id is desk',
    answer: SettingsView,
  },
  {
    method: 'PATCH',
    rights: securitySettingsRights,
    id: 'changeSecuritySettings',
    path: '/v1/security-settings/{id}',
    summary: 'Change how risk is weighed, what opens a case, deadlines, and who sees what a finding opens',
    command: 'change',
    ask: ChangeSecuritySettings,
    answer: SettingsView,
  },
]);

import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { UpdateStatus } from '../major.ts';
import { AssignRole, Declare, Decline, PlanUpdates, Propose } from '../major-command.ts';
import { stakeholderUpdateRights } from '../rights.ts';
import { PostUpdate, StakeholderUpdate } from '../stakeholder-update.ts';
import { command, look, one } from './view.ts';

/** What a stakeholder may know of a major incident beside its updates. */
const Outline = z
  .object({
    id: z.string(),
    title: z.string(),
    service: z.string(),
    state: z.string(),
    declaredAt: instant.optional(),
    status: UpdateStatus.optional(),
    nextUpdateAt: instant.optional(),
  })
  .meta({ id: 'MajorIncidentOutline' });

/** Major incidents, from the proposal to the last update. */
export const majorContract = contract([
  {
    ...look,
    rights: stakeholderUpdateRights,
    id: 'listMajorIncidents',
    path: '/v1/incidents/major',
    summary: 'Major incidents that are declared now, those that concern the caller',
    answer: page(Outline),
  },
  {
    ...command,
    id: 'proposeMajorIncident',
    path: `${one}/propose-major`,
    summary: 'Propose it as a major incident: managers are told',
    command: 'propose-major',
    ask: Propose,
  },
  {
    ...command,
    id: 'declareMajorIncident',
    path: `${one}/declare-major`,
    summary: 'Declare it a major incident: roles, updates and a review begin',
    command: 'declare-major',
    ask: Declare,
  },
  {
    ...command,
    id: 'rejectMajorIncident',
    path: `${one}/reject-major`,
    summary: 'Say why a proposed one is no major incident',
    command: 'reject-major',
    ask: Decline,
  },
  {
    ...command,
    id: 'demoteMajorIncident',
    path: `${one}/demote-major`,
    summary: 'Say why it is no major incident any more',
    command: 'demote-major',
    ask: Decline,
  },
  {
    ...command,
    id: 'assignMajorIncidentRole',
    path: `${one}/assign-role`,
    summary: 'Give a role to a person, or hand it over',
    command: 'assign-role',
    ask: AssignRole,
  },
  {
    ...command,
    id: 'planStakeholderUpdates',
    path: `${one}/plan-updates`,
    summary: 'Say how often updates come, and to whom',
    command: 'plan-updates',
    ask: PlanUpdates,
  },
  {
    ...command,
    id: 'postStakeholderUpdate',
    path: `${one}/stakeholder-updates`,
    summary: 'Tell the stakeholders in plain words how it stands',
    command: 'post-update',
    ask: PostUpdate,
    status: 201,
  },
  {
    ...look,
    rights: stakeholderUpdateRights,
    id: 'listStakeholderUpdates',
    path: `${one}/stakeholder-updates`,
    summary: 'What stakeholders were told, newest first',
    query: z.strictObject(paging),
    answer: page(StakeholderUpdate).extend({ about: Outline }),
  },
]);

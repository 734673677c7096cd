import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { FixView } from '../fix.ts';
import { fixRights, vulnerabilityRights as rights } from '../rights.ts';
import { Severity } from '../severity.ts';
import {
  ChangeVulnerability,
  Defer,
  OpenVulnerability,
  Reason,
  vulnerabilityStates,
} from '../vulnerability.ts';
import { VulnerabilityView } from './view.ts';

const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();
const one = '/v1/vulnerabilities/{id}';
const command = { method: 'POST', rights, answer: VulnerabilityView } as const;
const MayReason = z.strictObject({ reason: Reason.shape.reason.optional() });

/** Where to look is what is still to be done, by its deadline, or one fix, or one person; `closed=true` adds what is dealt with. */
export const VulnerabilityQuery = z
  .strictObject({
    ...paging,
    state: z.enum(vulnerabilityStates).optional(),
    severity: Severity.optional(),
    fix: z.string().max(30).optional(),
    assignee: slug.optional(),
    late: yes,
    closed: yes,
  })
  .refine((query) => !(query.fix && query.assignee), 'ask by fix or by assignee');

/** Vulnerabilities and what does away with them. */
export const vulnerabilityContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listVulnerabilities',
    path: '/v1/vulnerabilities',
    summary: 'List vulnerabilities, those that are due first',
    query: VulnerabilityQuery,
    answer: page(VulnerabilityView),
  },
  {
    ...command,
    id: 'openVulnerability',
    path: '/v1/vulnerabilities',
    summary: 'Keep a vulnerability that no source tells of',
    command: 'create',
    ask: OpenVulnerability,
    status: 201,
  },
  {
    method: 'GET',
    rights,
    id: 'getVulnerability',
    path: one,
    summary: 'Read a vulnerability',
    answer: VulnerabilityView,
  },
  {
    ...command,
    method: 'PATCH',
    id: 'changeVulnerability',
    path: one,
    summary: 'Correct what is known of it; its deadline follows its severity',
    command: 'change',
    ask: ChangeVulnerability,
  },
  {
    method: 'GET',
    rights,
    id: 'readVulnerabilityTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...command,
    id: 'deferVulnerability',
    path: `${one}/defer`,
    summary: 'Ask to live with it for a time',
    command: 'defer',
    ask: Defer,
  },
  {
    ...command,
    id: 'approveDeferral',
    path: `${one}/approve-deferral`,
    summary: 'Let it be for that time; not for who asked',
    command: 'approve-deferral',
  },
  {
    ...command,
    id: 'rejectDeferral',
    path: `${one}/reject-deferral`,
    summary: 'It is not let be, and why; not for who asked',
    command: 'reject-deferral',
    ask: Reason,
  },
  {
    ...command,
    id: 'endDeferral',
    path: `${one}/end-deferral`,
    summary: 'It is not let be any longer',
    command: 'end-deferral',
  },
  {
    ...command,
    id: 'remediateVulnerability',
    path: `${one}/remediate`,
    summary: 'It is done away with',
    command: 'remediate',
    ask: MayReason,
  },
  {
    ...command,
    id: 'dismissVulnerability',
    path: `${one}/dismiss`,
    summary: 'It is none, and why',
    command: 'dismiss',
    ask: Reason,
  },
  {
    ...command,
    id: 'reopenVulnerability',
    path: `${one}/reopen`,
    summary: 'It is there after all',
    command: 'reopen',
  },
  {
    method: 'GET',
    rights: fixRights,
    id: 'listFixes',
    path: '/v1/vulnerability-fixes',
    summary: 'List what does away with vulnerabilities, with how many wait for it',
    query: z.strictObject(paging),
    answer: page(FixView),
  },
  {
    method: 'GET',
    rights: fixRights,
    id: 'getFix',
    path: '/v1/vulnerability-fixes/{id}',
    summary: 'Read a fix',
    answer: FixView,
  },
]);

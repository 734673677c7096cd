import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { securityFindingRights as rights, unreadableRights } from '../rights.ts';
import { doors } from '../seen.ts';
import { Severity } from '../severity.ts';
import { JudgeUnreadable } from '../unreadable.ts';
import { FindingView, UnreadableView } from './view.ts';

const one = '/v1/security-findings/{id}';
const odd = '/v1/unreadable-findings/{id}';

export const FindingQuery = z.strictObject({
  ...paging,
  nature: z.enum(['threat', 'vulnerability', 'abuse']).optional(),
  severity: Severity.optional(),
});

/** A message as it came, and where it is kept so that nobody can change it. */
const Evidence = z
  .object({ version: z.int(), door: z.enum(doors), at: instant, key: z.string(), raw: z.string() })
  .meta({ id: 'FindingEvidence' });

/** Findings, what they were told by, and what could not be read. */
export const findingContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listSecurityFindings',
    path: '/v1/security-findings',
    summary: 'List the active findings that one may know of',
    query: FindingQuery,
    answer: page(FindingView),
  },
  {
    method: 'GET',
    rights,
    id: 'getSecurityFinding',
    path: one,
    summary: 'Read a finding',
    answer: FindingView,
  },
  {
    method: 'GET',
    rights,
    id: 'readFindingEvidence',
    path: `${one}/evidence`,
    summary: 'Read the messages that told of it, as they came',
    query: z.strictObject(paging),
    answer: page(Evidence),
  },
  {
    method: 'POST',
    rights,
    id: 'openFindingCase',
    path: `${one}/open-case`,
    summary: 'Have a security incident opened for a finding that was only kept',
    command: 'open-case',
    answer: FindingView,
  },
  {
    method: 'GET',
    rights: unreadableRights,
    id: 'listUnreadableFindings',
    path: '/v1/unreadable-findings',
    summary: 'List what could not be read',
    query: z.strictObject(paging),
    answer: page(UnreadableView),
  },
  {
    method: 'GET',
    rights: unreadableRights,
    id: 'getUnreadableFinding',
    path: odd,
    summary: 'Read what could not be read, as it came',
    answer: UnreadableView,
  },
  {
    method: 'POST',
    rights: unreadableRights,
    id: 'releaseUnreadableFinding',
    path: `${odd}/release`,
    summary: 'Read it once more',
    command: 'release',
    ask: JudgeUnreadable,
    answer: UnreadableView,
  },
  {
    method: 'POST',
    rights: unreadableRights,
    id: 'discardUnreadableFinding',
    path: `${odd}/discard`,
    summary: 'Leave it for good',
    command: 'discard',
    ask: JudgeUnreadable,
    answer: UnreadableView,
  },
]);

import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { ChangeProtection, Protection, protectionStates } from '../protection.ts';
import { QuarantinedEvidence } from '../quarantined-evidence.ts';
import { protectionRights, quarantinedEvidenceRights } from '../rights.ts';
import { reading, steps } from './view.ts';

const view = Protection.omit({ chain: true, clocks: true }).meta({ id: 'ProtectionView' });
const evidence = QuarantinedEvidence.omit({ chain: true, clocks: true })
  .extend(steps)
  .meta({ id: 'QuarantinedEvidenceView' });
const one = '/v1/protections/{id}';
const waiting = '/v1/quarantined-evidence';
const command = {
  method: 'POST',
  rights: quarantinedEvidenceRights,
  answer: evidence,
  ask: nothing,
} as const;

/** How items are protected, and what AWS said that could not be taken in. */
export const protectionContract = contract([
  {
    method: 'GET',
    rights: protectionRights,
    id: 'listProtections',
    path: '/v1/protections',
    summary: 'List items of which recovery is needed: red ones, those without any recovery point, or others',
    query: z.strictObject({
      ...paging,
      state: z.enum(protectionStates).optional(),
      service: slug.optional(),
    }),
    answer: page(view),
  },
  ...reading('Protection', one, protectionRights, view, 'how an item is protected'),
  {
    method: 'PATCH',
    rights: protectionRights,
    id: 'changeProtection',
    path: one,
    summary: 'Say what an item can do, and whether it holds data',
    command: 'change',
    ask: ChangeProtection,
    answer: view,
  },
  {
    method: 'GET',
    rights: quarantinedEvidenceRights,
    id: 'listQuarantinedEvidence',
    path: waiting,
    summary: 'What AWS said and could not be taken in, with the reason',
    query: z.strictObject({ ...paging, state: QuarantinedEvidence.shape.state.default('waiting') }),
    answer: page(evidence),
  },
  {
    method: 'GET',
    rights: quarantinedEvidenceRights,
    id: 'getQuarantinedEvidence',
    path: `${waiting}/{id}`,
    summary: 'Read what was said, as it came',
    answer: evidence,
  },
  {
    ...command,
    id: 'releaseQuarantinedEvidence',
    path: `${waiting}/{id}/release`,
    summary: 'Try it again',
    command: 'release',
  },
  {
    ...command,
    id: 'dropQuarantinedEvidence',
    path: `${waiting}/{id}/drop`,
    summary: 'Look at it no more',
    command: 'drop',
  },
]);

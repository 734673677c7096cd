import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AddAgreement, Agreement, ChangeAgreement } from '../agreement.ts';
import { agreementRights as rights } from '../rights.ts';
import { Tried, TryAgreement } from '../trial.ts';

export const AgreementView = Agreement.omit({ chain: true }).meta({ id: 'AgreementView' });

const all = '/v1/agreements';
const one = `${all}/{id}`;

/** What is agreed about how long things take. */
export const agreementContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listAgreements',
    path: all,
    summary: 'List agreements by name, retired ones too',
    query: z.strictObject(paging),
    answer: page(AgreementView),
  },
  {
    method: 'POST',
    rights,
    id: 'addAgreement',
    path: all,
    summary: 'Agree on how long something may take; it holds for what happens to records from now on',
    command: 'create',
    ask: AddAgreement,
    answer: AgreementView,
    status: 201,
  },
  {
    method: 'GET',
    rights,
    id: 'getAgreement',
    path: one,
    summary: 'Read an agreement',
    answer: AgreementView,
  },
  {
    method: 'PATCH',
    rights,
    id: 'changeAgreement',
    path: one,
    summary: 'Change an agreement: every clock that is live is computed anew',
    command: 'change',
    ask: ChangeAgreement,
    answer: AgreementView,
  },
  {
    method: 'GET',
    rights,
    id: 'readAgreementTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what about an agreement, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    method: 'POST',
    rights,
    id: 'retireAgreement',
    path: `${one}/retire`,
    summary: 'Nothing new is measured by it; what has ended stays counted',
    command: 'retire',
    ask: nothing,
    answer: AgreementView,
  },
  {
    method: 'POST',
    rights,
    id: 'reinstateAgreement',
    path: `${one}/reinstate`,
    summary: 'It is agreed on again',
    command: 'reinstate',
    ask: nothing,
    answer: AgreementView,
  },
  {
    method: 'POST',
    rights,
    id: 'tryAgreement',
    path: `${all}/trial`,
    summary:
      'What the clocks of a record would say, also by an agreement that is not saved; nothing is written',
    command: 'try',
    ask: TryAgreement,
    answer: Tried,
  },
]);

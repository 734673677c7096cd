import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { reportSubscriptionRights as rights } from '../rights.ts';
import { ChangeSubscription, ReportSubscription, Subscribe } from '../subscription.ts';

const View = ReportSubscription.omit({ chain: true });
const all = '/v1/report-subscriptions';
const one = `${all}/{id}`;

/** Which teams get a mail about their week. */
export const subscriptionContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listReportSubscriptions',
    path: all,
    summary: 'Which teams are told every Monday what their week came to',
    query: z.strictObject(paging),
    answer: page(View),
  },
  {
    method: 'POST',
    rights,
    id: 'subscribeToReports',
    path: all,
    summary: 'Tell a team every Monday morning what its week came to',
    command: 'create',
    ask: Subscribe,
    answer: View,
    status: 201,
  },
  {
    method: 'GET',
    rights,
    id: 'getReportSubscription',
    path: one,
    summary: 'Whether a team is told, and by whose Monday',
    answer: View,
  },
  {
    method: 'PATCH',
    rights,
    id: 'changeReportSubscription',
    path: one,
    summary: 'End it, begin it again, or go by another zone',
    command: 'change',
    ask: ChangeSubscription,
    answer: View,
  },
]);

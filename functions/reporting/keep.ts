import { records } from '../runtime/records.ts';
import { ReportSubscription } from './subscription.ts';

/** Which teams are told what their week came to: a small collection, by team. */
export const reportSubscriptions = /* @__PURE__ */ records<ReportSubscription>({
  practice: 'reporting',
  kind: 'report-subscription',
  schema: ReportSubscription,
  keysOf: ({ id }) => ({ open: { team: 'all', order: id }, order: id }),
});

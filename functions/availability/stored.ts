import { records } from '../runtime/records.ts';
import { Commitment } from './commitment.ts';
import { ErrorBudget } from './error-budget.ts';
import { Outage, outageKeys } from './outage.ts';
import { StatusAnnouncement } from './status-announcement.ts';
import { StatusPage } from './status-page.ts';
import { StatusSubscriber, subscriberKeys } from './status-subscriber.ts';

const practice = 'availability';
const everything = 'all';

/** Outages as they are stored, for those who only look: what saves them is `keep.ts`. */
export const stored = /* @__PURE__ */ records<Outage>({
  practice,
  kind: 'outage',
  schema: Outage,
  keysOf: outageKeys,
});

export const commitments = /* @__PURE__ */ records<Commitment>({
  practice,
  kind: 'commitment',
  schema: Commitment,
  keysOf: ({ id }) => ({ open: { team: everything, order: id }, order: id }),
});

export const errorBudgets = /* @__PURE__ */ records<ErrorBudget>({
  practice,
  kind: 'error-budget',
  schema: ErrorBudget,
  keysOf: ({ id }) => ({ order: id }),
});

export const statusPages = /* @__PURE__ */ records<StatusPage>({
  practice,
  kind: 'status-page',
  schema: StatusPage,
  keysOf: ({ id, title }) => ({ open: { team: everything, order: title.toLowerCase() }, order: id }),
});

export const announcements = /* @__PURE__ */ records<StatusAnnouncement>({
  practice,
  kind: 'status-announcement',
  schema: StatusAnnouncement,
  keysOf: ({ id }) => ({ order: id }),
});

export const subscribers = /* @__PURE__ */ records<StatusSubscriber>({
  practice,
  kind: 'status-subscriber',
  schema: StatusSubscriber,
  keysOf: subscriberKeys,
});

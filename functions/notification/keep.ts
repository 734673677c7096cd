import { records } from '../runtime/records.ts';
import { Notification, notificationKeys } from './notification.ts';

/** Where notifications are kept. */
export const notifications = records<Notification>({
  practice: 'notification',
  kind: 'notification',
  schema: Notification,
  keysOf: notificationKeys,
});

import { notifications } from './keep.ts';
import type { Notification } from './notification.ts';

/** The notification as it is now; undefined when there is none. */
export const findNotification = (id: string): Promise<Notification | undefined> => notifications.find(id);

import * as z from 'zod';
import { contract } from '../kernel/contract.ts';
import { slug } from '../kernel/text.ts';
import { page, paging } from '../kernel/wire.ts';
import { mailContract } from './contract/mail.ts';
import { settingsContract } from './contract/settings.ts';
import { webhookContract } from './contract/webhooks.ts';
import { Notification } from './notification.ts';
import { notificationRights as rights } from './rights.ts';

const Seen = Notification.omit({ chain: true }).meta({ id: 'SeenNotification' });
const Key = z
  .object({ keys: z.array(z.string()).describe('HMAC-SHA-256 keys in hex, the newest first') })
  .meta({ id: 'WebhookKeys' });

/** By person or by incident; without either, one's own. */
export const NotificationQuery = z
  .strictObject({ ...paging, person: slug.optional(), incident: z.string().max(40).optional() })
  .refine(({ person, incident }) => !(person && incident), 'ask by person or by incident, not by both');

/** What people were told, and the keys by which they know that it was the desk. */
export const notificationContract = contract([
  ...settingsContract,
  ...webhookContract,
  ...mailContract,
  {
    id: 'listNotifications',
    method: 'GET',
    path: '/v1/notifications',
    summary: 'Who was told about what, and what came of it; the newest first',
    rights,
    query: NotificationQuery,
    answer: page(Seen),
  },
  {
    id: 'readWebhookKeys',
    method: 'GET',
    path: '/v1/notifications/webhook-keys',
    summary: 'The keys that sign the webhooks to me',
    rights,
    answer: Key,
  },
]);

import { Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { publicly } from '../record/base.ts';
import { api } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import { notificationContract } from './contract.ts';
import { notifications } from './keep.ts';
import { notificationRights } from './rights.ts';
import { serveMail } from './serve-mail.ts';
import { serveSettings } from './serve-settings.ts';
import { serveWebhooks } from './serve-webhooks.ts';
import { webhookKeys } from './webhook-keys.ts';

export const handler = api('notification', notificationContract, {
  ...serveSettings,
  ...serveWebhooks,
  ...serveMail,
  listNotifications: async (call) => {
    const { actor, query } = call;
    const { limit, incident, person = actor.id } = query;
    if (reach(notificationRights, actor) !== 'all' && (incident || person !== actor.id))
      throw new Refusal('forbidden', 'None of your roles may read what others were told.');
    const place = incident
      ? { index: 'subject' as const, partition: `notification#${incident}` }
      : { index: 'person' as const, partition: `notification#${person}` };
    const scan: IndexQuery = {
      practice: 'notification',
      ...place,
      limit,
      after: await placeOf(call),
      descending: true,
    };
    const { rows, after } = await queryPage([scan], limit);
    const found = await notifications.all(rows.map(({ pk }) => String(pk).slice('notification#'.length)));
    return pageOf(call, found.map(publicly), after);
  },
  readWebhookKeys: async ({ actor }) => {
    const keys = await webhookKeys(actor.id);
    return { status: 200, body: { keys: keys.map((key) => key.toString('hex')) } };
  },
});

import { records } from '../runtime/records.ts';
import { MailTemplate, mailTemplateKeys } from './mail-template.ts';
import { boxKeys, NoticeBox } from './notice-box.ts';
import { Notification, notificationKeys } from './notification.ts';
import { NotificationSettings, settingsKeys } from './settings.ts';
import { SuppressedAddress, suppressedAddressKeys } from './suppressed-address.ts';
import { deliveryKeys, WebhookDelivery } from './webhook-delivery.ts';
import { subscriptionKeys, WebhookSubscription } from './webhook-subscription.ts';

const practice = 'notification';

/** Where notifications are kept. */
export const notifications = /* @__PURE__ */ records<Notification>({
  practice,
  kind: 'notification',
  schema: Notification,
  keysOf: notificationKeys,
});

/** How people want to be told; who has saved nothing has no row. */
export const settings = /* @__PURE__ */ records<NotificationSettings>({
  practice,
  kind: 'notification-settings',
  schema: NotificationSettings,
  keysOf: settingsKeys,
});

/** What waits to be told to people, and is no page. */
export const boxes = /* @__PURE__ */ records<NoticeBox>({
  practice,
  kind: 'notice-box',
  schema: NoticeBox,
  keysOf: boxKeys,
});

/** Addresses outside that are told of events. */
export const subscriptions = /* @__PURE__ */ records<WebhookSubscription>({
  practice,
  kind: 'webhook-subscription',
  schema: WebhookSubscription,
  keysOf: subscriptionKeys,
});

/** Events on their way to them. */
export const deliveries = /* @__PURE__ */ records<WebhookDelivery>({
  practice,
  kind: 'webhook-delivery',
  schema: WebhookDelivery,
  keysOf: deliveryKeys,
});

/** What mail systems said of addresses. */
export const suppressedAddresses = /* @__PURE__ */ records<SuppressedAddress>({
  practice,
  kind: 'suppressed-address',
  schema: SuppressedAddress,
  keysOf: suppressedAddressKeys,
});

/** The words of mails that somebody changed. */
export const mailTemplates = /* @__PURE__ */ records<MailTemplate>({
  practice,
  kind: 'mail-template',
  schema: MailTemplate,
  keysOf: mailTemplateKeys,
});

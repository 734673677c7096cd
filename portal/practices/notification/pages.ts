import type { Row } from '../row.ts';

export const notificationPages: readonly Row[] = [
  {
    path: '/notification-settings',
    label: 'How I am told',
    icon: 'notification',
    section: 'Notifications',
    everybody: true,
    list: async () => (await import('./settings.tsx')).NotificationSettingsPage,
  },
  {
    path: '/webhooks',
    label: 'Webhooks',
    icon: 'share',
    section: 'Notifications',
    may: ['webhook-subscription', 'create'],
    list: async () => (await import('./webhooks.tsx')).WebhookList,
    record: async () => (await import('./webhook.tsx')).WebhookRecord,
    create: async () => (await import('./webhook-form.tsx')).WebhookCreate,
    edit: async () => (await import('./webhook-form.tsx')).WebhookEdit,
  },
];

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
  {
    path: '/mail-templates',
    label: 'Mail templates',
    icon: 'envelope',
    section: 'Notifications',
    may: ['mail-template', 'change'],
    list: async () => (await import('./mail-templates.tsx')).MailTemplateList,
    edit: async () => (await import('./mail-template-form.tsx')).MailTemplateEdit,
  },
  {
    path: '/suppressed-addresses',
    label: 'Suppressed addresses',
    icon: 'status-negative',
    section: 'Notifications',
    may: ['suppressed-address', 'release'],
    list: async () => (await import('./suppressed.tsx')).SuppressedList,
  },
];

import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { settingsRights as rights } from '../rights.ts';
import { ChangeSettings, NotificationSettings } from '../settings.ts';

const Settings = NotificationSettings.omit({ chain: true });

/** How people want to be told: everybody's own affair, and for administrators to look after. */
export const settingsContract = contract([
  {
    id: 'listNotificationSettings',
    method: 'GET',
    path: '/v1/notification-settings',
    summary: 'The settings that were changed from the defaults; without the right to read others’, one’s own',
    rights,
    query: z.strictObject(paging),
    answer: page(Settings),
  },
  {
    id: 'readNotificationSettings',
    method: 'GET',
    path: '/v1/notification-settings/{person}',
    summary: 'How somebody is told; `me` is oneself, and who has saved nothing has the defaults',
    rights,
    answer: Settings,
  },
  {
    id: 'changeNotificationSettings',
    method: 'PATCH',
    path: '/v1/notification-settings/{person}',
    summary: 'Change by which contacts, when and about what somebody is told',
    rights,
    command: 'change',
    ask: ChangeSettings,
    answer: Settings,
  },
  {
    id: 'sendTestPage',
    method: 'POST',
    path: '/v1/notification-settings/{person}/test',
    summary: 'Send a test page, by one contact or by all',
    rights,
    command: 'test',
    ask: z.strictObject({ contact: z.string().max(40).optional() }),
    answer: Settings,
  },
]);

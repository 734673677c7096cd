import type { Row } from '../row.ts';

export const mailPages: readonly Row[] = [
  {
    path: '/mails',
    label: 'Mail',
    icon: 'envelope',
    section: 'Incidents',
    may: ['mail', 'release'],
    list: async () => (await import('./list.tsx')).MailList,
    record: async () => (await import('./record.tsx')).MailRecord,
  },
  {
    path: '/mail-addresses',
    label: 'Mail addresses',
    icon: 'at-symbol',
    section: 'Administration',
    may: ['mail-address', 'change'],
    list: async () => (await import('./addresses.tsx')).MailAddressesPage,
  },
];

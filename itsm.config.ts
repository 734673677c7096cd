import { defineConfig } from './infra/config.ts';

/** The laptop runs on these values as they are; docs/deploy.md says which ones to change first. */
export default defineConfig({
  firstAdmin: { id: 'admin', name: 'Avery Admin', email: 'avery@desk.example' },
  mail: { from: 'support@desk.example', inbound: { addresses: ['support@desk.example'] } },
  onCall: { lastResort: ['avery@desk.example'] },
  defaultService: { id: 'default', name: 'Everything else', team: 'operations' },
  security: {
    automations: [
      'AWSSupport-ContainEC2Instance',
      'AWSSupport-ContainIAMPrincipal',
      'AWSSupport-ContainS3Resource',
    ],
  },
  reporting: { timeZone: 'Europe/Berlin' },
});

import { api } from '../runtime/api.ts';
import { serveAttachments } from '../runtime/attachments.ts';
import { securityContract } from './contract.ts';
import { serveFindings } from './serve-findings.ts';
import { serveIncidents } from './serve-incidents.ts';
import { servePlaybooks } from './serve-playbooks.ts';
import { serveVulnerabilities } from './serve-vulnerabilities.ts';
import { guard, visible } from './visible.ts';

const serveFiles = serveAttachments('SecurityIncident', {
  practice: 'security',
  visible,
  insider: () => true,
});

export const handler = api(
  'security',
  securityContract,
  { ...serveIncidents, ...serveFiles, ...serveFindings, ...serveVulnerabilities, ...servePlaybooks },
  guard,
);

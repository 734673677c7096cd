import * as z from 'zod';
import { SecurityFinding } from '../finding.ts';
import { SecurityIncident } from '../incident.ts';
import { Playbook } from '../playbook.ts';
import { SecuritySettings } from '../settings.ts';
import { UnreadableFinding } from '../unreadable.ts';
import { Vulnerability } from '../vulnerability.ts';

/** A security incident on the wire, with the steps that its lifecycle allows now. */
export const IncidentView = SecurityIncident.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'SecurityIncidentView' });

/** A row of a list: what a queue shows. */
export const IncidentRow = IncidentView.pick({
  id: true,
  kind: true,
  version: true,
  title: true,
  state: true,
  severity: true,
  impact: true,
  risk: true,
  category: true,
  assignee: true,
  requester: true,
  parent: true,
  needToKnow: true,
  accounts: true,
  resources: true,
  openedAt: true,
  closedAt: true,
}).meta({ id: 'SecurityIncidentRow' });

export const FindingView = SecurityFinding.omit({ chain: true }).meta({ id: 'SecurityFindingView' });
export const VulnerabilityView = Vulnerability.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'VulnerabilityView' });
export const PlaybookView = Playbook.omit({ chain: true }).meta({ id: 'SecurityPlaybookView' });
export const SettingsView = SecuritySettings.omit({ chain: true }).meta({ id: 'SecuritySettingsView' });
export const UnreadableView = UnreadableFinding.omit({ chain: true }).meta({ id: 'UnreadableFindingView' });

export const one = '/v1/security-incidents/{id}';

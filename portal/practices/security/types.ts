import type { SecurityFinding } from '../../../functions/security/finding.ts';
import type { SecurityIncident } from '../../../functions/security/incident.ts';
import type { Playbook as KeptPlaybook } from '../../../functions/security/playbook.ts';
import type { SecuritySettings } from '../../../functions/security/settings.ts';
import type { Vulnerability as KeptVulnerability } from '../../../functions/security/vulnerability.ts';
import type { Base } from '../../model.ts';

export type Incident = Base & Omit<SecurityIncident, 'kind'> & { steps?: string[] };
export type Finding = Base & Omit<SecurityFinding, 'kind'>;
export type Vulnerability = Base & Omit<KeptVulnerability, 'kind'> & { steps?: string[] };
export type Playbook = Base & Omit<KeptPlaybook, 'kind'>;
export type Settings = Base & Omit<SecuritySettings, 'kind'>;
export type Fix = Base & { url?: string; counts: Record<string, number> };
export type Unreadable = Base & { reason: string; source: string; raw: string; receivedAt: string };

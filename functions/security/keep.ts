import { cached } from '../runtime/cached.ts';
import { records } from '../runtime/records.ts';
import { findingKeys, SecurityFinding } from './finding.ts';
import { Fix, fixKeys } from './fix.ts';
import { incidentKeys, SecurityIncident } from './incident.ts';
import { Playbook, playbookKeys } from './playbook.ts';
import { callKeys, ResponderCall } from './responder-call.ts';
import { SecuritySettings, standardSettings } from './settings.ts';
import { UnreadableFinding, unreadableKeys } from './unreadable.ts';
import { Vulnerability, vulnerabilityKeys } from './vulnerability.ts';

const practice = 'security';

export const incidents = /* @__PURE__ */ records<SecurityIncident>({
  practice,
  kind: 'security-incident',
  schema: SecurityIncident,
  keysOf: incidentKeys,
});

export const findings = /* @__PURE__ */ records<SecurityFinding>({
  practice,
  kind: 'security-finding',
  schema: SecurityFinding,
  keysOf: findingKeys,
});

export const vulnerabilities = /* @__PURE__ */ records<Vulnerability>({
  practice,
  kind: 'vulnerability',
  schema: Vulnerability,
  keysOf: vulnerabilityKeys,
});

export const fixes = /* @__PURE__ */ records<Fix>({
  practice,
  kind: 'vulnerability-fix',
  schema: Fix,
  keysOf: fixKeys,
});

export const playbooks = /* @__PURE__ */ records<Playbook>({
  practice,
  kind: 'security-playbook',
  schema: Playbook,
  keysOf: playbookKeys,
});

export const unreadable = /* @__PURE__ */ records<UnreadableFinding>({
  practice,
  kind: 'security-quarantine',
  schema: UnreadableFinding,
  keysOf: unreadableKeys,
});

export const calls = /* @__PURE__ */ records<ResponderCall>({
  practice,
  kind: 'security-call',
  schema: ResponderCall,
  keysOf: callKeys,
});

export const keptSettings = /* @__PURE__ */ records<SecuritySettings>({
  practice,
  kind: 'security-settings',
  schema: SecuritySettings,
  keysOf: () => ({ order: 'desk' }),
});

/** What holds at this moment. */
export const settingsNow = async (): Promise<SecuritySettings> =>
  (await keptSettings.find('desk')) ?? standardSettings;

/** What holds, at most five seconds old, so that a storm of findings reads it once. */
export const knownSettings = /* @__PURE__ */ cached(settingsNow, 5_000);

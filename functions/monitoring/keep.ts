import { records } from '../runtime/records.ts';
import { Alert, alertKeys } from './alert.ts';
import { AlertRule, alertRuleKeys } from './alert-rule.ts';
import { ChangeMarker, changeMarkerKeys } from './change-marker.ts';
import { HealthEvent, healthEventKeys } from './health-event.ts';
import { Heartbeat, heartbeatKeys } from './heartbeat.ts';
import { Integration, integrationKeys } from './integration.ts';
import { MaintenanceWindow, maintenanceKeys } from './maintenance-window.ts';
import { QuarantinedSignal, quarantineKeys } from './quarantine.ts';
import { Redrive, redriveKeys } from './redrive.ts';
import { Sideline, sidelineKeys } from './sideline.ts';

/** Where the records of monitoring are kept. */
export const alerts = /* @__PURE__ */ records<Alert>({
  practice: 'monitoring',
  kind: 'alert',
  schema: Alert,
  keysOf: alertKeys,
});

export const quarantinedSignals = /* @__PURE__ */ records<QuarantinedSignal>({
  practice: 'monitoring',
  kind: 'signal',
  schema: QuarantinedSignal,
  keysOf: quarantineKeys,
});

export const redrives = /* @__PURE__ */ records<Redrive>({
  practice: 'monitoring',
  kind: 'redrive',
  schema: Redrive,
  keysOf: redriveKeys,
});

export const integrations = /* @__PURE__ */ records<Integration>({
  practice: 'monitoring',
  kind: 'integration',
  schema: Integration,
  keysOf: integrationKeys,
});

export const heartbeats = /* @__PURE__ */ records<Heartbeat>({
  practice: 'monitoring',
  kind: 'heartbeat',
  schema: Heartbeat,
  keysOf: heartbeatKeys,
});

export const changeMarkers = /* @__PURE__ */ records<ChangeMarker>({
  practice: 'monitoring',
  kind: 'change-marker',
  schema: ChangeMarker,
  keysOf: changeMarkerKeys,
});

export const sidelines = /* @__PURE__ */ records<Sideline>({
  practice: 'monitoring',
  kind: 'sideline',
  schema: Sideline,
  keysOf: sidelineKeys,
});

export const alertRules = /* @__PURE__ */ records<AlertRule>({
  practice: 'monitoring',
  kind: 'alert-rule',
  schema: AlertRule,
  keysOf: alertRuleKeys,
});

export const maintenanceWindows = /* @__PURE__ */ records<MaintenanceWindow>({
  practice: 'monitoring',
  kind: 'maintenance-window',
  schema: MaintenanceWindow,
  keysOf: maintenanceKeys,
});

export const healthEvents = /* @__PURE__ */ records<HealthEvent>({
  practice: 'monitoring',
  kind: 'health-event',
  schema: HealthEvent,
  keysOf: healthEventKeys,
});

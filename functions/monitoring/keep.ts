import { records } from '../runtime/records.ts';
import { Alert, alertKeys } from './alert.ts';
import { AlertRule, alertRuleKeys } from './alert-rule.ts';
import { ChangeMarker, changeMarkerKeys } from './change-marker.ts';
import { Heartbeat, heartbeatKeys } from './heartbeat.ts';
import { Integration, integrationKeys } from './integration.ts';
import { MaintenanceWindow, maintenanceKeys } from './maintenance-window.ts';
import { QuarantinedSignal, quarantineKeys } from './quarantine.ts';
import { Redrive, redriveKeys } from './redrive.ts';
import { Sideline, sidelineKeys } from './sideline.ts';

/** Where the records of monitoring are kept. */
export const alerts = records<Alert>({
  practice: 'monitoring',
  kind: 'alert',
  schema: Alert,
  keysOf: alertKeys,
});

export const quarantinedSignals = records<QuarantinedSignal>({
  practice: 'monitoring',
  kind: 'signal',
  schema: QuarantinedSignal,
  keysOf: quarantineKeys,
});

export const redrives = records<Redrive>({
  practice: 'monitoring',
  kind: 'redrive',
  schema: Redrive,
  keysOf: redriveKeys,
});

export const integrations = records<Integration>({
  practice: 'monitoring',
  kind: 'integration',
  schema: Integration,
  keysOf: integrationKeys,
});

export const heartbeats = records<Heartbeat>({
  practice: 'monitoring',
  kind: 'heartbeat',
  schema: Heartbeat,
  keysOf: heartbeatKeys,
});

export const changeMarkers = records<ChangeMarker>({
  practice: 'monitoring',
  kind: 'change-marker',
  schema: ChangeMarker,
  keysOf: changeMarkerKeys,
});

export const sidelines = records<Sideline>({
  practice: 'monitoring',
  kind: 'sideline',
  schema: Sideline,
  keysOf: sidelineKeys,
});

export const alertRules = records<AlertRule>({
  practice: 'monitoring',
  kind: 'alert-rule',
  schema: AlertRule,
  keysOf: alertRuleKeys,
});

export const maintenanceWindows = records<MaintenanceWindow>({
  practice: 'monitoring',
  kind: 'maintenance-window',
  schema: MaintenanceWindow,
  keysOf: maintenanceKeys,
});

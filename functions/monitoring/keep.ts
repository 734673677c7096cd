import { records } from '../runtime/records.ts';
import { Alert, alertKeys } from './alert.ts';
import { QuarantinedSignal, quarantineKeys } from './quarantine.ts';
import { Redrive, redriveKeys } from './redrive.ts';

/** Where alerts, unreadable signals and redrives are kept. */
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

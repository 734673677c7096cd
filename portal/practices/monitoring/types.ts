import type { AlertRule } from '../../../functions/monitoring/alert-rule.ts';
import type { Handling } from '../../../functions/monitoring/handling.ts';
import type { MaintenanceWindow } from '../../../functions/monitoring/maintenance-window.ts';
import type { Trial } from '../../../functions/monitoring/trial.ts';
import type { Alert } from '../../model.ts';

export type Rule = Omit<AlertRule, 'chain' | 'clocks'>;
export type Window = Omit<MaintenanceWindow, 'chain' | 'clocks' | 'swept' | 'sweeps'>;
export type { Trial };

/** An alert with why it is handled as it is. */
export type HandledAlert = Alert & {
  because?: string;
  held?: { reason: string; since: string; until?: string; window?: string; change?: string };
  flapping?: { since: string; until: string; turns: number };
  handling?: Handling;
  raised?: number;
  severity?: string;
  resource?: string;
  integration?: string;
  tags?: Record<string, string>;
  acknowledgedAt?: string;
};

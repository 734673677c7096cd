import type { Effect } from '../../../functions/monitoring/handling.ts';
import type { Condition } from '../../../functions/record/condition.ts';
import type { Rule } from './types.ts';

/** A rule as the form holds it: everything can be empty. */
export type RuleDraft = {
  name: string;
  condition: Condition | undefined;
  service: string;
  impact: string;
  urgency: string;
  resolve: string;
  recordOnly: boolean;
  delay: number | undefined;
  thresholdSignals: number | undefined;
  thresholdMinutes: number | undefined;
  turns: number | undefined;
  turnMinutes: number | undefined;
  quiet: number | undefined;
  groupBy: string;
  groupMinutes: number | undefined;
  rolling: boolean;
  last: boolean;
  note: string;
};

/** The form for a saved rule, or an empty one. */
export function draftOf(rule?: Rule): RuleDraft {
  const { delay, threshold, flapping, group, ...effect } = rule?.effect ?? {};
  return {
    name: rule?.name ?? '',
    condition: rule?.condition,
    service: effect.service ?? '',
    impact: effect.impact ?? '',
    urgency: effect.urgency ?? '',
    resolve: effect.resolve ?? '',
    recordOnly: effect.recordOnly ?? false,
    delay,
    thresholdSignals: threshold?.signals,
    thresholdMinutes: threshold?.minutes,
    turns: flapping?.turns,
    turnMinutes: flapping?.minutes,
    quiet: flapping?.quiet,
    groupBy: group?.by.join('\n') ?? '',
    groupMinutes: group?.minutes || undefined,
    rolling: group?.rolling ?? false,
    last: rule?.last ?? false,
    note: rule?.note ?? '',
  };
}

/** What the form sets; what a saved rule explicitly switched off stays so. */
export function effectOf(draft: RuleDraft, saved: Effect = {}): Effect {
  const { service, impact, urgency, resolve, recordOnly, delay, turns, groupBy } = draft;
  const { thresholdSignals: signals, thresholdMinutes, turnMinutes, quiet, groupMinutes, rolling } = draft;
  const by = groupBy
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const off = Object.fromEntries(
    Object.entries(saved).filter(([, value]) => value === null || value === false),
  );
  const said = {
    ...(service && { service }),
    ...(impact && { impact }),
    ...(urgency && { urgency }),
    ...(resolve && { resolve }),
    ...(recordOnly && { recordOnly }),
    ...(delay !== undefined && { delay }),
    ...(signals && { threshold: { signals, minutes: thresholdMinutes ?? 60 } }),
    ...(turns && { flapping: { turns, minutes: turnMinutes ?? 60, quiet: quiet ?? 30 } }),
    ...(by.length && { group: { by, minutes: groupMinutes ?? 0, rolling } }),
  };
  return { ...off, ...said } as Effect;
}

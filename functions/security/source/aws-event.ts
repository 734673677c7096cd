import type { Seen } from '../seen.ts';
import { fromAbuse } from './abuse.ts';
import { fromSecurityHub } from './asff.ts';
import { fromGuardDuty } from './guardduty.ts';
import { fromSecurityHubV2 } from './ocsf.ts';

/** Read as: what a service of AWS calls so is read by this adapter. */
const adapters: Readonly<Record<string, (raw: unknown) => Seen[]>> = {
  'GuardDuty Finding': fromGuardDuty,
  'Security Hub Findings - Imported': fromSecurityHub,
  'Security Hub Findings - Custom Action': fromSecurityHub,
  'Findings Imported V2': fromSecurityHubV2,
  'AWS Health Abuse Event': fromAbuse,
};

/** What an event says of findings; undefined for one that nobody here reads. @throws {z.ZodError} naming what could not be read */
export function findingsOf(raw: unknown): Seen[] | undefined {
  const name = String((raw as { 'detail-type'?: unknown } | null)?.['detail-type']);
  return Object.hasOwn(adapters, name) ? adapters[name]?.(raw) : undefined;
}

import type { Facts } from './moments.ts';

const states: Readonly<Record<string, string>> = {
  'awaiting-approval': 'approval',
  'needs-information': 'requester',
  assess: 'approval',
  authorize: 'approval',
  scheduled: 'its window',
};

/** What a record waits for while a clock stands still: the reason of its hold, or what its state says. */
export function waitsFor({ hold, state }: Facts): string {
  const reason = (hold as { reason?: unknown } | undefined)?.reason;
  if (typeof reason === 'string') return reason;
  return states[String(state)] ?? String(state ?? 'something');
}

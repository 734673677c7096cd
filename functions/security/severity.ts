import * as z from 'zod';

/** How bad a source, or whoever looked at it, says it is; worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'informational'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** 0 for the worst. */
export const rankOf = (severity: Severity): number => severities.indexOf(severity);

/** True when it is at least as bad as `least`. */
export const atLeast = (severity: Severity, least: Severity): boolean => rankOf(severity) <= rankOf(least);

import * as z from 'zod';

/** How long things stay possible, in days; 0 closes nothing by itself. */
export const Settings = z.object({
  /** A requester may reopen what was resolved for this long. */
  reopenDays: z.number().min(0).max(3650).default(7),
  /** What is resolved is closed after this long, counted from its resolution. */
  closeDays: z.number().min(0).max(3650).default(5),
  /** Beside the whole desk, the metrics are kept by these. Each value of each is a metric that AWS bills. */
  metricsBy: z.array(z.enum(['service', 'priority'])).default([]),
});
export type Settings = z.output<typeof Settings>;

/** This many days after a moment. */
export const daysAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString();

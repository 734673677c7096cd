import * as z from 'zod';

/** How much something matters: an impact, an urgency, how critical a service is. */
export const Level = z.enum(['high', 'medium', 'low']);
export type Level = z.infer<typeof Level>;

/** Read as: this impact, with this urgency, has this priority (1 critical to 5 planning; ITIL 4 incident matrix). */
export const priorities: Readonly<Record<Level, Readonly<Record<Level, number>>>> = {
  high: { high: 1, medium: 2, low: 3 },
  medium: { high: 2, medium: 3, low: 4 },
  low: { high: 3, medium: 4, low: 5 },
};

/** The priority of what has an impact and an urgency; nobody sets it by hand. */
export const priorityOf = ({ impact, urgency }: { impact: Level; urgency: Level }): number =>
  priorities[impact][urgency];

import * as z from 'zod';

/** An incident as people call it. */
export const incidentNumber = z
  .string()
  .max(20)
  .regex(/^INC-[1-9]\d{0,11}$/, 'is not an id such as INC-1042');

/** What somebody was doing when an article answered them. */
export const places = ['search', 'form', 'incident', 'mail', 'article'] as const;

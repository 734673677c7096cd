import * as z from 'zod';
import { knownMoment, line, text } from '../kernel/text.ts';
import { outageTypes, subjectFields } from './outage.ts';

const reason = text(2_000);
const incidentId = z.string().regex(/^INC-[1-9]\d{0,11}$/, 'is not an id such as INC-1042');

/** What somebody says who saw it. Without a beginning it begins now. */
export const RaiseOutage = z.strictObject({
  title: line(200),
  type: z.enum(outageTypes).default('outage'),
  services: subjectFields.services.default([]),
  offerings: subjectFields.offerings.default([]),
  cis: subjectFields.cis.default([]),
  begin: knownMoment.optional(),
  end: knownMoment.optional(),
  /** The incident that it is raised from. */
  incident: incidentId.optional(),
  note: text(2_000).optional(),
});
export type RaiseOutage = z.infer<typeof RaiseOutage>;

export const EndOutage = z.strictObject({ end: knownMoment.optional(), note: text(2_000).optional() });

/** A correction says why. `null` as its end: it goes on. */
export const CorrectOutage = z.strictObject({
  reason,
  title: line(200).optional(),
  type: z.enum(outageTypes).optional(),
  services: subjectFields.services.optional(),
  offerings: subjectFields.offerings.optional(),
  cis: subjectFields.cis.optional(),
  begin: knownMoment.optional(),
  end: knownMoment.nullable().optional(),
});
export type CorrectOutage = z.infer<typeof CorrectOutage>;

export const CancelOutage = z.strictObject({ reason });
export const PostOutageUpdate = z.strictObject({ text: text(2_000) });

import * as z from 'zod';
import { line, slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** Only an outage counts as downtime. What was planned takes away from it, and a degradation is told and not counted. */
export const outageTypes = ['outage', 'planned', 'degradation'] as const;
export type OutageType = (typeof outageTypes)[number];

/** How the desk came to know of it. */
export const outageSources = ['alert', 'incident', 'maintenance-window', 'change', 'person'] as const;

export const outageId = z.string().regex(/^OUT-[1-9]\d{0,11}$/, 'is not an id such as OUT-1042');
export const ciId = z.string().regex(/^CI-[1-9]\d{0,11}$/, 'is not an id such as CI-1042');

const distinct = [(all: readonly string[]) => new Set(all).size === all.length, 'names one twice'] as const;

/** A level of a service that is offered to some, as one word: `checkout/premium`. */
export const offeringName = z
  .string()
  .max(121)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'is not a service and its offering, such as checkout/premium');

/** What it is about. An outage of a service is one of all its offerings; one of some offerings alone names these. */
export const subjectFields = {
  services: z
    .array(slug)
    .max(20)
    .refine(...distinct),
  offerings: z
    .array(offeringName)
    .max(20)
    .refine(...distinct),
  cis: z
    .array(ciId)
    .max(20)
    .refine(...distinct),
};

/** What everybody may read of it on a status page. */
export const OutageUpdate = z
  .strictObject({ at: instant, by: z.string(), text: text(2_000) })
  .meta({ id: 'OutageUpdate' });
export type OutageUpdate = z.infer<typeof OutageUpdate>;

/** A time in which something was not there as it should be. */
export const Outage = z
  .object({
    ...recordFields,
    id: outageId,
    kind: z.literal('outage'),
    title: line(200),
    state: z.enum(['planned', 'open', 'ended', 'canceled']),
    type: z.enum(outageTypes),
    ...subjectFields,
    /** The first breaching datapoint where an alarm says so, or what somebody says. */
    begin: instant,
    /** The transition to OK; of what is planned, when it will be over. */
    end: instant.optional(),
    source: z.enum(outageSources),
    /** The alert, incident or maintenance window that it came of. */
    of: z.string().optional(),
    /** Which firing of that alert, or which run of that incident. */
    run: z.int().optional(),
    /** The change whose work it is planned for. */
    change: z.string().optional(),
    incidents: z.array(z.string()).max(50),
    /** When somebody first took one of its incidents. */
    acknowledgedAt: instant.optional(),
    /** Somebody corrected it by hand: what its source says later moves it no more. */
    corrected: z.literal(true).optional(),
    updates: z.array(OutageUpdate).max(100).optional(),
    openedBy: z.string(),
  })
  .meta({ id: 'Outage' });
export type Outage = z.infer<typeof Outage>;

/** Fields whose values are people's own words, and can be erased from history. */
export const outageWords = ['title', 'updates'] as const;

/** In everybody's list until it is over, the oldest first; all of them are one list by their beginning. */
export const outageKeys = ({ state, begin }: Outage): IndexKeys => ({
  ...((state === 'open' || state === 'planned') && { open: { team: 'all', order: begin } }),
  subject: 'all',
  order: begin,
});

/** It goes on, or is still to come. */
export const isRunning = ({ state }: Pick<Outage, 'state'>): boolean =>
  state === 'open' || state === 'planned';

/** What a person can do to it now. */
export const outageSteps = ({ state }: Pick<Outage, 'state'>): string[] => {
  if (state === 'canceled') return [];
  return [...(state === 'open' ? ['end'] : []), 'correct', 'post-update', 'cancel'];
};

import * as z from 'zod';
import { slug } from '../kernel/text.ts';
import { instant } from '../record/base.ts';

export const updateStatuses = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export const UpdateStatus = z.enum(updateStatuses);
export type UpdateStatus = z.infer<typeof UpdateStatus>;

const Held = z.object({ person: z.string(), since: instant });

/** Who is told how it goes on, beside the incident's watchers. */
export const Stakeholders = z.object({
  people: z.array(slug).max(100),
  teams: z.array(slug).max(50),
});
export type Stakeholders = z.infer<typeof Stakeholders>;

/** What an incident has once somebody, or a rule, said that it is a major one. */
export const Major = z
  .object({
    state: z.enum(['proposed', 'declared', 'rejected', 'demoted']),
    /** When it came to this state, and who said so; a rule signs with its id. */
    since: instant,
    by: z.string(),
    /** The rule that proposed or declared it. */
    rule: z.string().optional(),
    declaredAt: instant.optional(),
    /** Who holds which role. */
    roles: z.record(z.string(), Held),
    /** Minutes between two updates to the stakeholders. */
    cadence: z.int().min(5).max(1_440),
    nextUpdateAt: instant.optional(),
    status: UpdateStatus.optional(),
    /** How many updates the stakeholders were sent. */
    updates: z.int().nonnegative(),
    stakeholders: Stakeholders,
  })
  .meta({ id: 'Major' });
export type Major = z.infer<typeof Major>;

/** Where declared major incidents are listed for as long as they are worked on. */
export const declaredPartition = 'incident#major';

/** Read a row as: from this state, this step leads to that state. An incident that is none yet has the first row. */
export const majorLifecycle = {
  none: { propose: 'proposed', declare: 'declared' },
  proposed: { declare: 'declared', reject: 'rejected' },
  declared: { demote: 'demoted' },
  rejected: { propose: 'proposed', declare: 'declared' },
  demoted: { propose: 'proposed', declare: 'declared' },
} as const;

/** Updates come every half hour, as users of a service that is down expect; what is less urgent may wait longer. */
export const cadenceFor = (priority: number): number => (priority === 1 ? 30 : 60);

/** A moment some minutes later. */
export const minutesAfter = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

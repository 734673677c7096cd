import * as z from 'zod';

/** How many resources of one event an incident shows; how many there are stands beside them. */
export const mostShown = 100;

/** A resource that an event of AWS Health names, and the configuration item that it is, if the desk knows it. */
export const AffectedResource = z
  .object({
    resource: z.string(),
    /** AWS's word for how it is: `IMPAIRED`, `UNIMPAIRED`, `PENDING`, `RESOLVED`, `UNKNOWN`. */
    status: z.string(),
    ci: z.string().optional(),
    name: z.string().optional(),
    service: z.string().optional(),
  })
  .meta({ id: 'AffectedResource' });
export type AffectedResource = z.infer<typeof AffectedResource>;

/** What an event of AWS Health says of the resources of an incident, by the id of the event. */
export const AwsHealth = z.record(
  z.string(),
  z.object({
    state: z.enum(['open', 'upcoming', 'closed']),
    url: z.string(),
    resources: z.array(AffectedResource),
    count: z.int(),
    resolved: z.int(),
  }),
);
export type AwsHealth = z.infer<typeof AwsHealth>;

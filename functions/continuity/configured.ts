import * as z from 'zod';

const Automations = z.array(z.object({ arn: z.string(), name: z.string() }));

/** The functions that plans may run, as the configuration names them. */
export const automations = (): z.infer<typeof Automations> =>
  Automations.parse(JSON.parse(process.env.AUTOMATIONS ?? '[]'));

/** Their ARNs. */
export const allowedAutomations = (): string[] => automations().map(({ arn }) => arn);

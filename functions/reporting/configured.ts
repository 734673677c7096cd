import * as z from 'zod';
import { timeZone } from '../kernel/text.ts';

const Settings = z.object({ timeZone: timeZone.default('UTC') });

let known: z.infer<typeof Settings> | undefined;

/** What `itsm.config.ts` says of reports: by whose days and months they are counted. */
export function settings(): z.infer<typeof Settings> {
  known ??= Settings.parse(JSON.parse(process.env.REPORTING ?? '{}'));
  return known;
}

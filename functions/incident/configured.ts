import { Settings } from './settings.ts';

let known: Settings | undefined;

/** What `itsm.config.ts` says of incidents, as the template hands it to each function that saves them. */
export function settings(): Settings {
  known ??= Settings.parse(JSON.parse(process.env.INCIDENT ?? '{}'));
  return known;
}

import { Settings } from './settings.ts';

let known: Settings | undefined;

/** What `itsm.config.ts` says of knowledge, as the template hands it over. */
export function settings(): Settings {
  known ??= Settings.parse(JSON.parse(process.env.KNOWLEDGE ?? '{}'));
  return known;
}

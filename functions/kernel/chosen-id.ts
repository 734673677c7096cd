import { invalid } from './refusal.ts';
import { slugOf } from './text.ts';

/**
 * The id that somebody chose, or else one made of the name.
 *
 * @param taken an id that the API needs for a path of its own, e.g. `me`
 * @throws {Refusal} `validation` when the name has no letter or digit that one could be made of, or makes the taken one
 */
export function chosenId(id: string | undefined, name: string, taken?: string): string {
  const chosen = id ?? slugOf(name);
  if (chosen && chosen !== taken) return chosen;
  throw invalid('/id', taken ? `is needed with this name, and is not ${taken}` : 'is needed with this name');
}

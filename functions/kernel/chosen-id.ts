import { invalid } from './refusal.ts';
import { slugOf } from './text.ts';

/**
 * The id that somebody chose, or else one made of the name.
 *
 * @param taken ids that the API needs for paths of its own, e.g. `me`
 * @throws {Refusal} `validation` when the name has no letter or digit that one could be made of, or makes the taken one
 */
export function chosenId(id: string | undefined, name: string, ...taken: readonly string[]): string {
  const chosen = id ?? slugOf(name);
  if (chosen && !taken.includes(chosen)) return chosen;
  const but = taken.length ? `, and is not ${taken.join(' or ')}` : '';
  throw invalid('/id', `is needed with this name${but}`);
}

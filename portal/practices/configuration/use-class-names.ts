import { useEvery } from '../../live/use-every.ts';
import type { NameOf } from '../../live/use-names.ts';
import type { Base } from '../../model.ts';

/** What a class is called. */
export function useClassNames(): NameOf {
  const all = useEvery<Base>('ci-classes', 'rare');
  const names = new Map(all.map(({ id, title }) => [id, title]));
  return (id) => (id ? (names.get(id) ?? id) : '');
}

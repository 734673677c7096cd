import { ciStates } from '../../../functions/configuration/ci-lifecycle.ts';
import { useFilters } from '../../components/filters.tsx';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { capital, spelled } from '../../words.ts';

const states = ciStates.map((value) => ({ value, label: capital(spelled(value)) }));

/** Filters of items, which live in the address. */
export function CiFilters() {
  const { choice } = useFilters();
  const { items: classes } = useItems<Base>('/ci-classes?limit=100', { pace: 'rare' });
  const { items: services } = useItems<Base>('/services?limit=100', { pace: 'slow' });
  const { items: teams } = useItems<Base>('/teams?limit=100', { pace: 'slow' });
  const named = (items: readonly Base[]) => items.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      {choice('class', 'All classes', named(classes))}
      {choice('state', 'Not retired', states)}
      {choice('service', 'All services', named(services))}
      {choice('owner', 'All owners', named(teams))}
    </>
  );
}

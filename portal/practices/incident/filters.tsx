import { useFilters } from '../../components/filters.tsx';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';
import { capital, priorities, spelled } from '../../words.ts';

const states = ['open', 'acknowledged', 'on-hold', 'resolved', 'closed'].map((value) => ({
  value,
  label: capital(spelled(value)),
}));
const urgent = Object.entries(priorities).map(([value, label]) => ({ value, label: `${value} ${label}` }));
const named = (items: Base[]) => items.map(({ id, title }) => ({ value: id, label: title }));

/** Filters that live in the address. A queue holds what is open, so what is closed can be asked for by whose or what it is. */
export function Filters({ own }: { own: boolean }) {
  const teams = useEvery<Base>('teams');
  const services = useEvery<Base>('services');
  const { choice, toggle, asks } = useFilters();
  return (
    <>
      {choice('team', 'All teams', named(teams))}
      {choice('state', 'All states', states)}
      {choice('priority', 'All priorities', urgent)}
      {choice('service', 'All services', named(services))}
      {toggle('mine', '1', 'Mine')}
      {toggle('watching', 'me', 'Watched')}
      {(own || asks('mine', 'watching', 'service', 'assignee', 'requester', 'parent')) &&
        toggle('closed', '1', 'Closed too')}
    </>
  );
}

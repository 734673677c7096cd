import { changeStates, changeTypes } from '../../../functions/change/lifecycle.ts';
import { useFilters } from '../../components/filters.tsx';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';
import { capital, spelled } from '../../words.ts';

const options = (values: readonly string[]) =>
  values.map((value) => ({ value, label: capital(spelled(value)) }));
const risks = options(['low', 'medium', 'high', 'very-high']);
const named = (items: Base[]) => items.map(({ id, title }) => ({ value: id, label: title }));

/** Filters that live in the address. A queue holds what is not over, so what is can be asked for by whose or what it is. */
export function Filters() {
  const teams = useEvery<Base>('teams');
  const services = useEvery<Base>('services');
  const { choice, toggle, asks } = useFilters();
  return (
    <>
      {choice('team', 'All teams', named(teams))}
      {choice('state', 'All states', options(changeStates))}
      {choice('type', 'All types', options(changeTypes))}
      {choice('risk', 'All risks', risks)}
      {choice('service', 'All services', named(services))}
      {toggle('mine', '1', 'Mine')}
      {toggle('watching', 'me', 'Watched')}
      {asks('mine', 'watching', 'service', 'ci', 'assignee', 'requester', 'parent', 'needs') &&
        toggle('closed', '1', 'Closed too')}
    </>
  );
}

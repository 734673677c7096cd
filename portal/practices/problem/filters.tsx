import { problemStates } from '../../../functions/problem/lifecycle.ts';
import { useFilters } from '../../components/filters.tsx';
import { useEvery } from '../../live/use-every.ts';
import type { Base, Priority } from '../../model.ts';
import { capital, priorities, spelled } from '../../words.ts';

const named = (items: Base[]) => items.map(({ id, title }) => ({ value: id, label: title }));
const states = problemStates.map((value) => ({ value, label: capital(spelled(value)) }));
const levels = ([1, 2, 3, 4, 5] as Priority[]).map((value) => ({
  value: String(value),
  label: priorities[value],
}));

/** Filters that live in the address. A queue holds what is not over, so what is can be asked for by whose or what it is. */
export function Filters() {
  const teams = useEvery<Base>('teams');
  const services = useEvery<Base>('services');
  const { choice, toggle, asks } = useFilters();
  return (
    <>
      {choice('team', 'All teams', named(teams))}
      {choice('state', 'All states', states)}
      {choice('priority', 'All priorities', levels)}
      {choice('service', 'All services', named(services))}
      {toggle('mine', '1', 'Mine')}
      {toggle('watching', 'me', 'Watched')}
      {toggle('knownError', 'true', 'Known errors')}
      {toggle('major', 'true', 'Major')}
      {asks('mine', 'watching', 'service', 'ci', 'assignee', 'requester', 'errorCode') &&
        toggle('closed', '1', 'Closed too')}
    </>
  );
}

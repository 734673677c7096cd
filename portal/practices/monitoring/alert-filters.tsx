import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { useSearchParams } from 'react-router';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { sources } from './words.ts';

const states = [
  { value: 'held', label: 'Held back' },
  { value: 'flapping', label: 'Flapping' },
  { value: 'cleared', label: 'Cleared lately' },
];

/** Filters of alerts, which live in the address. A team or a service, not both. */
export function AlertFilters() {
  const [search, setSearch] = useSearchParams();
  const { items: teams } = useItems<Base>('/teams?limit=100', { pace: 'slow' });
  const { items: services } = useItems<Base>('/services?limit=100', { pace: 'slow' });
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        const other = { team: 'service', service: 'team' }[name];
        if (other) after.delete(other);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const choice = (name: string, all: string, options: readonly SelectProps.Option[]) => {
    const every = { value: '', label: all };
    const value = search.get(name) ?? '';
    return (
      <Select
        selectedOption={[every, ...options].find((option) => option.value === value) ?? every}
        options={[every, ...options]}
        onChange={({ detail }) => set(name, detail.selectedOption.value ?? '')}
        ariaLabel={`Filter by ${name}`}
        filteringType={options.length > 12 ? 'auto' : 'none'}
        filteringAriaLabel={`Find a ${name}`}
        expandToViewport
      />
    );
  };
  const named = (items: Base[]) => items.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      {choice('state', 'Firing', states)}
      {choice('team', 'All teams', named(teams))}
      {choice('service', 'All services', named(services))}
      {choice('source', 'All sources', sources)}
    </>
  );
}

import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { useSearchParams } from 'react-router';
import { ciStates } from '../../../functions/configuration/ci-lifecycle.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { capital, spelled } from '../../words.ts';

const states = ciStates.map((value) => ({ value, label: capital(spelled(value)) }));

/** Filters of items, which live in the address. */
export function CiFilters() {
  const [search, setSearch] = useSearchParams();
  const { items: classes } = useItems<Base>('/ci-classes?limit=100', { pace: 'rare' });
  const { items: services } = useItems<Base>('/services?limit=100', { pace: 'slow' });
  const { items: teams } = useItems<Base>('/teams?limit=100', { pace: 'slow' });
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const choice = (name: string, all: string, options: readonly SelectProps.Option[]) => {
    const value = search.get(name) ?? '';
    const every = { value: '', label: all };
    const known = options.some((option) => option.value === value) || !value;
    const offered = [every, ...options, ...(known ? [] : [{ value, label: value }])];
    return (
      <Select
        selectedOption={offered.find((option) => option.value === value) ?? every}
        options={offered}
        onChange={({ detail }) => set(name, detail.selectedOption.value ?? '')}
        ariaLabel={`Filter by ${name}`}
        filteringType={offered.length > 12 ? 'auto' : 'none'}
        filteringAriaLabel={`Find a ${name}`}
        expandToViewport
      />
    );
  };
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

import Select, { type SelectProps } from '@cloudscape-design/components/select';
import Toggle from '@cloudscape-design/components/toggle';
import { useSearchParams } from 'react-router';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { capital, priorities, spelled } from '../../words.ts';

const states = ['open', 'acknowledged', 'on-hold', 'resolved', 'closed'].map((value) => ({
  value,
  label: capital(spelled(value)),
}));

const urgent = Object.entries(priorities).map(([value, label]) => ({ value, label: `${value} ${label}` }));

/** Filters that live in the address. */
export function Filters() {
  const [search, setSearch] = useSearchParams();
  const { items: teams } = useItems<Base>('/teams?limit=100', { pace: 'slow' });
  const { items: services } = useItems<Base>('/services?limit=100', { pace: 'slow' });
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
  const choice = (name: string, all: string, options: SelectProps.Option[]) => {
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
      {choice('team', 'All teams', named(teams))}
      {choice('state', 'All states', states)}
      {choice('priority', 'All priorities', urgent)}
      {choice('service', 'All services', named(services))}
      <Toggle
        checked={Boolean(search.get('mine'))}
        onChange={({ detail }) => set('mine', detail.checked ? '1' : '')}
      >
        Mine
      </Toggle>
      <Toggle
        checked={search.get('watching') === 'me'}
        onChange={({ detail }) => set('watching', detail.checked ? 'me' : '')}
      >
        Watched
      </Toggle>
      <Toggle
        checked={Boolean(search.get('closed'))}
        onChange={({ detail }) => set('closed', detail.checked ? '1' : '')}
      >
        Closed too
      </Toggle>
    </>
  );
}

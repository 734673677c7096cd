import Select, { type SelectProps } from '@cloudscape-design/components/select';
import Toggle from '@cloudscape-design/components/toggle';
import { useSearchParams } from 'react-router';
import { changeStates, changeTypes } from '../../../functions/change/lifecycle.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { capital, spelled } from '../../words.ts';

const options = (values: readonly string[]) =>
  values.map((value) => ({ value, label: capital(spelled(value)) }));
const risks = options(['low', 'medium', 'high', 'very-high']);
const named = (items: Base[]) => items.map(({ id, title }) => ({ value: id, label: title }));

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
  const choice = (name: string, all: string, those: SelectProps.Option[]) => {
    const every = { value: '', label: all };
    const value = search.get(name) ?? '';
    return (
      <Select
        selectedOption={[every, ...those].find((option) => option.value === value) ?? every}
        options={[every, ...those]}
        onChange={({ detail }) => set(name, detail.selectedOption.value ?? '')}
        ariaLabel={`Filter by ${name}`}
        filteringType={those.length > 12 ? 'auto' : 'none'}
        filteringAriaLabel={`Find a ${name}`}
        expandToViewport
      />
    );
  };
  const toggle = (name: string, on: string, label: string) => (
    <Toggle checked={search.get(name) === on} onChange={({ detail }) => set(name, detail.checked ? on : '')}>
      {label}
    </Toggle>
  );
  return (
    <>
      {choice('team', 'All teams', named(teams))}
      {choice('state', 'All states', options(changeStates))}
      {choice('type', 'All types', options(changeTypes))}
      {choice('risk', 'All risks', risks)}
      {choice('service', 'All services', named(services))}
      {toggle('mine', '1', 'Mine')}
      {toggle('watching', 'me', 'Watched')}
      {toggle('closed', '1', 'Closed too')}
    </>
  );
}

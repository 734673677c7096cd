import Select, { type SelectProps } from '@cloudscape-design/components/select';
import Toggle from '@cloudscape-design/components/toggle';
import { useSearchParams } from 'react-router';

/** Filters of a list, each a parameter of its address: an empty one is not there. */
export function useFilters() {
  const [search, setSearch] = useSearchParams();
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
  /** One of several, or all of them. */
  const choice = (name: string, all: string, those: readonly SelectProps.Option[]) => {
    const every = { value: '', label: all };
    const value = search.get(name) ?? '';
    // An address may name what this page of choices does not hold.
    const known = !value || those.some((option) => option.value === value);
    const offered = [every, ...those, ...(known ? [] : [{ value, label: value }])];
    return (
      <Select
        selectedOption={offered.find((option) => option.value === value) ?? every}
        options={offered}
        onChange={({ detail }) => set(name, detail.selectedOption.value ?? '')}
        ariaLabel={`Filter by ${name}`}
        filteringType={those.length > 12 ? 'auto' : 'none'}
        filteringAriaLabel={`Find a ${name}`}
        expandToViewport
      />
    );
  };
  /** Whether it is `on`, or not asked for. */
  const toggle = (name: string, on: string, label: string) => (
    <Toggle
      checked={Boolean(search.get(name))}
      onChange={({ detail }) => set(name, detail.checked ? on : '')}
    >
      {label}
    </Toggle>
  );
  /** Whether the list is asked for by one of these. */
  const asks = (...names: readonly string[]) => names.some((name) => search.get(name));
  return { choice, toggle, asks };
}

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useLater } from '../live/use-later.ts';
import { useItems } from '../live/use-live.ts';

type Props = {
  label: string;
  value: string;
  onChange: (id: string) => void;
  /** What '' is called. */
  none: string;
  description?: string;
  error?: string | undefined;
  /** Offers only who is in a team of mine. */
  team?: boolean;
};
type Name = { id: string; title: string };

const most = 25;
const pathOf = (query: Record<string, string>) => `/people/names?${new URLSearchParams(query)}`;

/** Somebody of the organisation, found by typing their name: for whoever may not list people, and however many there are. */
export function ColleaguePick({ label, value, onChange, none, description, error, team = false }: Props) {
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim(), 200).slice(0, 60);
  const scope: Record<string, string> = team ? { mine: 'true' } : {};
  const found = useItems<Name>(pathOf({ limit: String(most), ...scope, ...(q && { q }) }), {
    pace: 'once',
    keep: true,
  });
  const chosen = useItems<Name>(value ? pathOf({ id: value }) : null, { pace: 'once' }).items[0];
  const named = ({ id, title }: Name) => ({ value: id, label: title, description: id });
  const options = [...(q ? [] : [{ value: '', label: none }]), ...found.items.map(named)];
  const current = chosen ?? found.items.find(({ id }) => id === value);
  const selected = value ? (current ? named(current) : { value, label: value }) : { value: '', label: none };
  return (
    <FormField label={label} description={description} errorText={error} stretch>
      <Select
        selectedOption={selected}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        filteringType="manual"
        filteringPlaceholder="Type a name"
        filteringAriaLabel={`Find in ${label}`}
        onLoadItems={({ detail }) => setTyped(detail.filteringText)}
        statusType={found.isPending ? 'loading' : found.error ? 'error' : 'finished'}
        loadingText="Looking"
        errorText="The names could not be read."
        recoveryText="Try again"
        finishedText={found.next ? 'There are more: type a name' : ''}
        empty={q ? `Nobody is called “${q}”` : 'Nobody'}
        expandToViewport
      />
    </FormField>
  );
}

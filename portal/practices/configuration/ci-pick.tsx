import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useEvery } from '../../live/use-every.ts';
import { useLater } from '../../live/use-later.ts';
import { useLive } from '../../live/use-live.ts';
import type { NameOf } from '../../live/use-names.ts';
import type { Ci } from './types.ts';

type Props = {
  label: string;
  value: string;
  onChange: (id: string) => void;
  kindOf: NameOf;
  /** Is not offered. */
  except?: string;
  description?: string;
  error?: string | undefined;
};

/** An item that is found by name, id or class; an id that is not among the first thousand can be written. */
export function CiPick({ label, value, onChange, kindOf, except, description, error }: Props) {
  const all = useEvery<Ci>('cis', 'once');
  const id = useLater(value);
  const { data } = useLive<Ci>(/^CI-[1-9]\d*$/.test(id) ? `/cis/${id}` : null, { pace: 'once' });
  const known = all.find((one) => one.id === value) ?? (data?.id === value ? data : undefined);
  const options = all
    .filter((one) => one.id !== except)
    .map((one) => ({ value: one.id, label: one.title, description: `${one.id}, ${kindOf(one.class)}` }));
  return (
    <FormField
      label={label}
      description={known?.title ?? description ?? 'By its name, or by an id such as CI-1042.'}
      errorText={error}
      stretch
    >
      <Autosuggest
        value={value}
        options={options}
        placeholder="Name or id"
        enteredTextLabel={(text) => `Use ${text}`}
        empty="No item is called like this"
        onChange={({ detail }) => {
          const text = detail.value.trimStart();
          onChange(/^ci-\d+\s*$/i.test(text) ? text.trim().toUpperCase() : text);
        }}
        virtualScroll={options.length > 100}
        expandToViewport
      />
    </FormField>
  );
}

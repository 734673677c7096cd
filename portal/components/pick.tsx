import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';

type Props = {
  label: string;
  value: string;
  options: readonly SelectProps.Option[];
  onChange: (value: string) => void;
  description?: string;
  error?: string | undefined;
  /** Offers to type in order to find one of many. */
  find?: boolean;
};

/** A labelled choice of one. */
export function Pick({ label, value, options, onChange, description, error, find = false }: Props) {
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <FormField label={label} description={description} errorText={error} stretch>
      <Select
        selectedOption={chosen}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        placeholder="Choose"
        filteringType={find ? 'auto' : 'none'}
        filteringAriaLabel={`Find in ${label}`}
        empty="None"
        expandToViewport
      />
    </FormField>
  );
}

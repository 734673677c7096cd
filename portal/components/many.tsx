import FormField from '@cloudscape-design/components/form-field';
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect';

type Props = {
  label: string;
  values: readonly string[];
  options: readonly MultiselectProps.Option[];
  onChange: (values: string[]) => void;
  description?: string;
  error?: string | undefined;
  placeholder?: string;
};

/** A labelled choice of any number; typing finds one of many. */
export function Many({
  label,
  values,
  options,
  onChange,
  description,
  error,
  placeholder = 'Choose',
}: Props) {
  return (
    <FormField label={label} description={description} errorText={error} stretch>
      <Multiselect
        selectedOptions={options.filter(({ value }) => values.includes(value ?? ''))}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOptions.map(({ value }) => value ?? ''))}
        placeholder={placeholder}
        deselectAriaLabel={(option) => `Remove ${option.label}`}
        filteringType={options.length > 8 ? 'auto' : 'none'}
        filteringAriaLabel={`Find in ${label}`}
        empty="None"
        expandToViewport
      />
    </FormField>
  );
}

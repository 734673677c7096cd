import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';

type Props = {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  description?: string;
  error?: string | undefined;
};

/** Yes or no. */
export function Flag({ label, checked, onChange, description, error }: Props) {
  return (
    <FormField errorText={error}>
      <Checkbox
        checked={checked}
        description={description}
        onChange={({ detail }) => onChange(detail.checked)}
      >
        {label}
      </Checkbox>
    </FormField>
  );
}

import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  description?: string;
  placeholder?: string;
  error?: string | undefined;
  rows?: number;
  type?: InputProps.Type;
  focus?: boolean;
};

/** A labelled text: one line, or several when `rows` is given. */
export function TextField({ label, value, onChange, rows, focus = false, type, ...words }: Props) {
  const { description, placeholder, error } = words;
  const common = { value, placeholder: placeholder ?? '', autoFocus: focus };
  const take = (event: { detail: { value: string } }) => onChange(event.detail.value);
  return (
    <FormField label={label} description={description} errorText={error} stretch>
      {rows ? (
        <Textarea {...common} rows={rows} onChange={take} />
      ) : (
        <Input {...common} {...(type && { type })} onChange={take} />
      )}
    </FormField>
  );
}

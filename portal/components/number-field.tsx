import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';

type Props = {
  label: string;
  value: number | undefined;
  /** Gets undefined while nothing, or no number, is written. */
  onChange: (value: number | undefined) => void;
  /** Said after the number: `minutes`. */
  unit?: string;
  description?: string;
  error?: string | undefined;
};

/** A number with its unit. */
export function NumberField({ label, value, onChange, unit, description, error }: Props) {
  return (
    <FormField label={label} description={description} errorText={error}>
      <span className="with-unit">
        <Input
          type="number"
          inputMode="numeric"
          value={value === undefined ? '' : String(value)}
          onChange={({ detail }) => {
            const number = Number(detail.value);
            onChange(detail.value.trim() === '' || Number.isNaN(number) ? undefined : number);
          }}
        />
        {unit && <span className="soft">{unit}</span>}
      </span>
    </FormField>
  );
}

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';

type Props = {
  label: string;
  /** Minutes. */
  value: number | undefined;
  onChange: (minutes: number | undefined) => void;
  placeholder?: string;
  error?: string | undefined;
};

const units = [
  { value: '1', label: 'minutes' },
  { value: '60', label: 'hours' },
  { value: '1440', label: 'days' },
];

const unitOf = (minutes: number | undefined): number =>
  [1440, 60].find((unit) => minutes !== undefined && minutes % unit === 0) ??
  (minutes === undefined ? 60 : 1);

/** A length of time in minutes, hours or days, kept in minutes. */
export function SpanField({ label, value, onChange, placeholder = '', error }: Props) {
  const [unit, setUnit] = useState(() => unitOf(value));
  const number = value === undefined ? '' : String(Math.round((value / unit) * 100) / 100);
  const take = (text: string, by: number) => {
    const read = Number(text);
    onChange(text.trim() === '' || Number.isNaN(read) ? undefined : Math.round(read * by));
  };
  return (
    <FormField label={label} errorText={error}>
      <span className="with-unit">
        <Input
          type="number"
          inputMode="numeric"
          placeholder={placeholder}
          value={number}
          onChange={({ detail }) => take(detail.value, unit)}
        />
        <Select
          ariaLabel={`Unit of: ${label}`}
          options={units}
          selectedOption={units.find((one) => one.value === String(unit)) ?? null}
          onChange={({ detail }) => {
            const next = Number(detail.selectedOption.value);
            setUnit(next);
            take(number, next);
          }}
          expandToViewport
        />
      </span>
    </FormField>
  );
}

import FormField from '@cloudscape-design/components/form-field';
import type { CustomField } from '../../../functions/administration/custom-field.ts';
import type { RecordKind } from '../../../functions/administration/record-kind.ts';
import { holds } from '../../../functions/record/condition.ts';
import type { FieldValue } from '../../../functions/record/field-values.ts';
import { Flag } from '../../components/flag.tsx';
import { Many } from '../../components/many.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { PersonPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useItems } from '../../live/use-live.ts';

export type Values = Readonly<Record<string, FieldValue | null>>;
type InputProps = {
  field: CustomField;
  value: FieldValue | null | undefined;
  onChange: (value: FieldValue | null) => void;
  error?: string | undefined;
};

/** One custom field as an input of its type. */
function CustomInput({ field, value, onChange, error }: InputProps) {
  const { label, help, type, choices, id } = field;
  const words = { label, ...(help && { description: help }), error };
  const text = typeof value === 'string' ? value : '';
  const open = choices
    .filter(({ retired }) => !retired)
    .map((choice) => ({ value: choice.value, label: choice.value }));
  const give = (next: string) => onChange(next || null);
  if (type === 'number')
    return (
      <NumberField
        {...words}
        value={typeof value === 'number' ? value : undefined}
        onChange={(next) => onChange(next ?? null)}
      />
    );
  if (type === 'checkbox') return <Flag {...words} checked={value === true} onChange={onChange} />;
  if (type === 'choice') return <Pick {...words} options={open} value={text} onChange={give} />;
  if (type === 'multi')
    return (
      <Many
        {...words}
        options={open}
        values={Array.isArray(value) ? value : []}
        onChange={(next) => onChange(next.length ? next : null)}
      />
    );
  if (type === 'person') return <PersonPick {...words} none="Nobody" value={text} onChange={give} />;
  if (type === 'date')
    return (
      <FormField label={label} description={help} errorText={error} controlId={id}>
        <input
          id={id}
          className="moment"
          type="date"
          value={text}
          onChange={({ target }) => give(target.value)}
        />
      </FormField>
    );
  return <TextField {...words} value={text} onChange={give} {...(type === 'url' && { type: 'url' })} />;
}

type Props = {
  fields: readonly CustomField[];
  values: Values;
  onChange: (values: Values) => void;
  /** What is known of the record: fields are shown by it. */
  facts: object;
  wrong: (name: string) => string | undefined;
};

/** Custom fields of a form: those that the record's own fields do not hide. */
export function CustomInputs({ fields, values, onChange, facts, wrong }: Props) {
  const shown = fields.filter(
    ({ state, when }) => state === 'active' && (!when || holds(when, { ...facts, fields: values })),
  );
  return shown.map((field) => (
    <CustomInput
      key={field.name}
      field={field}
      value={values[field.name]}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
      error={wrong(field.name)}
    />
  ));
}

/** The fields that records of a kind have here, and that the reader may see. */
export const useCustomFields = (kind: RecordKind = 'incident') =>
  useItems<CustomField>(`/custom-fields?recordKind=${kind}&limit=100`, { pace: 'slow' }).items;

/** A value of a custom field as people read it. */
export const valueInWords = (value: unknown): string =>
  value === true
    ? 'Yes'
    : value === false
      ? 'No'
      : Array.isArray(value)
        ? value.join(', ')
        : String(value ?? '');

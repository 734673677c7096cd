import Checkbox from '@cloudscape-design/components/checkbox';
import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import type { Answers, FormField as Field } from '../../../functions/request/form-field.ts';
import { shownFields } from '../../../functions/request/shown-fields.ts';
import { ColleaguePick } from '../../components/colleague-pick.tsx';
import { Flag } from '../../components/flag.tsx';
import { Many } from '../../components/many.tsx';
import { Pick } from '../../components/pick.tsx';
import { ServicePick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { CiPick } from '../configuration/ci-pick.tsx';
import { useClassNames } from '../configuration/use-class-names.ts';

type Value = Answers[string] | undefined;
type FieldProps = {
  field: Field;
  value: Value;
  onChange: (value: Value) => void;
  error?: string | undefined;
  onFiles: (files: File[]) => void;
};

const textOf = (value: Value): string => (value === undefined || value === null ? '' : String(value));

/** Files of a form are sent once there is a request that they belong to: until then the form keeps their names. */
function Files({ field, label, value, onChange, error, onFiles }: FieldProps & { label: string }) {
  const names = Array.isArray(value) ? value : [];
  return (
    <FormField label={label} description={field.help} errorText={error} stretch>
      <input
        type="file"
        multiple
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          onFiles(files);
          onChange(files.map(({ name }) => name.slice(0, 200)));
        }}
      />
      {names.length > 0 && <p className="soft">{names.join(', ')}</p>}
    </FormField>
  );
}

type CiProps = Pick<Parameters<typeof CiPick>[0], 'label' | 'value' | 'onChange' | 'error' | 'description'>;

/** An item of the configuration, by its name. */
function CiField(props: CiProps) {
  return <CiPick {...props} kindOf={useClassNames()} />;
}

/** One question, as its type asks it. */
function Question(props: FieldProps) {
  const { field, value, onChange, error } = props;
  const { type, help, options = [], required } = field;
  const label = required ? field.label : `${field.label} (optional)`;
  const words = { label, error, ...(help && { description: help }) };
  const text = { ...words, value: textOf(value), onChange: (next: string) => onChange(next) };
  if (type === 'text') return <TextField {...text} rows={4} />;
  if (type === 'file') return <Files {...props} label={label} />;
  if (type === 'checkbox') return <Flag {...words} checked={value === true} onChange={onChange} />;
  if (type === 'person') return <ColleaguePick {...text} none="Nobody" />;
  if (type === 'service') return <ServicePick {...text} none="None" />;
  if (type === 'ci') return <CiField {...text} />;
  if (type === 'several' && options.length > 6)
    return (
      <Many {...words} values={Array.isArray(value) ? value : []} options={options} onChange={onChange} />
    );
  if (type === 'several') {
    const chosen = Array.isArray(value) ? value : [];
    return (
      <FormField label={label} description={help} errorText={error} stretch>
        <fieldset className="boxes" aria-label={label}>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              checked={chosen.includes(option.value)}
              onChange={({ detail }) =>
                onChange([
                  ...chosen.filter((one) => one !== option.value),
                  ...(detail.checked ? [option.value] : []),
                ])
              }
            >
              {option.label}
            </Checkbox>
          ))}
        </fieldset>
      </FormField>
    );
  }
  if (type === 'choice' && options.length > 5)
    return <Pick {...text} options={options} find={options.length > 10} />;
  if (type === 'choice')
    return (
      <FormField label={label} description={help} errorText={error} stretch>
        <RadioGroup
          value={textOf(value) || null}
          items={options}
          ariaRequired={Boolean(required)}
          onChange={({ detail }) => onChange(detail.value)}
        />
      </FormField>
    );
  if (type === 'date')
    return (
      <FormField label={label} description={help} errorText={error}>
        <DatePicker
          value={textOf(value)}
          placeholder="2026-11-30"
          openCalendarAriaLabel={(chosen) => `Choose a date${chosen ? `, ${chosen} is chosen` : ''}`}
          onChange={({ detail }) => onChange(detail.value.replaceAll('/', '-'))}
        />
      </FormField>
    );
  if (type === 'number')
    return (
      <FormField label={label} description={help} errorText={error}>
        <Input
          type="number"
          inputMode="decimal"
          value={textOf(value)}
          onChange={({ detail }) => onChange(detail.value === '' ? undefined : Number(detail.value))}
        />
      </FormField>
    );
  return <TextField {...text} {...(type === 'mail' && { type: 'email' })} />;
}

type Props = {
  fields: readonly Field[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** What is wrong, by the name of the field. */
  wrong: (name: string) => string | undefined;
  onFiles?: (files: File[]) => void;
};

/** A form as it is asked: what does not concern these answers is not shown. */
export function FormFields({ fields, answers, onChange, wrong, onFiles = () => undefined }: Props) {
  return shownFields(fields, answers).map((field) => (
    <Question
      key={field.name}
      field={field}
      value={answers[field.name]}
      error={wrong(field.name)}
      onFiles={onFiles}
      onChange={(value) => onChange({ ...answers, [field.name]: value ?? null })}
    />
  ));
}

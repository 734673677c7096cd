import Autosuggest from '@cloudscape-design/components/autosuggest';
import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import type { Comparison, Field, Operator } from './condition-draft.ts';

const operators: readonly { value: Operator; label: string; description?: string }[] = [
  { value: 'is', label: 'is' },
  { value: 'isNot', label: 'is not' },
  { value: 'in', label: 'is one of' },
  { value: 'like', label: 'looks like', description: '* is any text, ? one letter' },
  { value: 'contains', label: 'contains' },
  { value: 'atLeast', label: 'is at least' },
  { value: 'atMost', label: 'is at most' },
  { value: 'exists', label: 'is given' },
  { value: 'absent', label: 'is not given' },
];

type Props = {
  comparison: Comparison;
  fields: readonly Field[];
  onChange: (comparison: Comparison) => void;
  onRemove: () => void;
};

const options = (field: Field | undefined) =>
  (field?.values ?? []).map((each) =>
    typeof each === 'string' ? { value: each, label: each } : { value: each.value, label: each.label },
  );

/** One comparison: a field, how it is compared, and with what. */
export function ConditionRow({ comparison, fields, onChange, onRemove }: Props) {
  const { field, operator } = comparison;
  const known = fields.find(({ name }) => name === field);
  return (
    <li className="comparison">
      <FieldName comparison={comparison} fields={fields} onChange={onChange} />
      <Select
        selectedOption={operators.find(({ value }) => value === operator) ?? null}
        options={operators}
        ariaLabel="Comparison"
        onChange={({ detail }) => onChange(compared(comparison, detail.selectedOption.value as Operator))}
        expandToViewport
      />
      <Value comparison={comparison} field={known} onChange={onChange} />
      <Button
        formAction="none"
        variant="icon"
        iconName="close"
        ariaLabel="Remove this comparison"
        onClick={onRemove}
      />
    </li>
  );
}

const other = { value: '…', label: 'Another field…', description: 'A tag or a custom field, by its name' };

/** A known field by its label, any other one by its name. */
function FieldName({ comparison, fields, onChange }: Omit<Props, 'onRemove'>) {
  const { field, typed } = comparison;
  const choices = fields.map(({ name, label }) => ({ value: name, label }));
  const chosen = choices.find(({ value }) => value === field);
  if (typed || (field && !chosen))
    return (
      <Input
        value={field}
        placeholder="tags.owner"
        ariaLabel="Field"
        autoFocus={typed === true}
        onChange={({ detail }) => onChange({ ...comparison, field: detail.value.trim() })}
      />
    );
  return (
    <Select
      selectedOption={chosen ?? null}
      options={[...choices, other]}
      placeholder="Field"
      ariaLabel="Field"
      filteringType={choices.length > 10 ? 'auto' : 'none'}
      filteringAriaLabel="Find a field"
      onChange={({ detail }) => {
        const name = detail.selectedOption.value ?? '';
        onChange(
          name === other.value ? { ...comparison, field: '', typed: true } : { ...comparison, field: name },
        );
      }}
      expandToViewport
    />
  );
}

/** What was written stays when one value becomes several, and the other way round. */
function compared(comparison: Comparison, operator: Operator): Comparison {
  const { value, values } = comparison;
  if (operator === 'in')
    return { ...comparison, operator, values: values.length ? values : value ? [value] : [] };
  return { ...comparison, operator, value: value || (values[0] ?? '') };
}

type ValueProps = Pick<Props, 'comparison' | 'onChange'> & { field: Field | undefined };

function Value({ comparison, field, onChange }: ValueProps) {
  const { operator, value, values } = comparison;
  const known = options(field);
  const take = (text: string) => onChange({ ...comparison, value: text });
  if (operator === 'exists' || operator === 'absent') return <span />;
  if (operator === 'in' && known.length)
    return (
      <Multiselect
        selectedOptions={known.filter((option) => values.includes(option.value))}
        options={known}
        placeholder="Values"
        ariaLabel="Values"
        deselectAriaLabel={(option) => `Remove ${option.label}`}
        onChange={({ detail }) =>
          onChange({ ...comparison, values: detail.selectedOptions.map((option) => option.value ?? '') })
        }
        expandToViewport
      />
    );
  if (operator === 'in')
    return (
      <Input
        value={values.join(', ')}
        placeholder="One, another"
        ariaLabel="Values, with commas between them"
        onChange={({ detail }) =>
          onChange({ ...comparison, values: detail.value.split(',').map((each) => each.trimStart()) })
        }
        onBlur={() => onChange({ ...comparison, values: values.map((each) => each.trim()).filter(Boolean) })}
      />
    );
  if (known.length && (operator === 'is' || operator === 'isNot'))
    return (
      <Autosuggest
        value={value}
        options={known}
        placeholder="Value"
        ariaLabel="Value"
        enteredTextLabel={(text) => `Use ${text}`}
        empty="No value like this is known"
        onChange={({ detail }) => take(detail.value)}
        expandToViewport
      />
    );
  const measured = operator === 'atLeast' || operator === 'atMost';
  return (
    <Input
      value={value}
      placeholder={operator === 'like' ? 'pay-*' : 'Value'}
      ariaLabel="Value"
      {...(measured && { type: 'number' as const })}
      onChange={({ detail }) => take(detail.value)}
    />
  );
}

import Button from '@cloudscape-design/components/button';
import { fieldTypes, hasOptions } from '../../../functions/request/form-field.ts';
import type { Field } from '../../components/condition-draft.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { OrderedList } from '../../components/ordered-list.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { type FieldDraft, formOf, nameFor, newKey } from './item-draft.ts';

export const typeWords: Record<FieldDraft['type'], string> = {
  line: 'One line',
  text: 'Several lines',
  choice: 'Choose one',
  several: 'Choose several',
  number: 'A number',
  date: 'A date',
  person: 'A person',
  ci: 'A configuration item',
  service: 'A service',
  checkbox: 'A box to tick',
  file: 'Files',
  mail: 'A mail address',
};
const types = fieldTypes.map((value) => ({ value, label: typeWords[value] }));
const measured: readonly FieldDraft['type'][] = ['line', 'text', 'number', 'several', 'file'];

/** What a condition can look at: the questions before this one. */
const askedBefore = (fields: readonly FieldDraft[]): Field[] =>
  formOf(fields).map(({ name, label, options, type }) => ({
    name,
    label,
    ...(options && { values: options }),
    ...(type === 'number' && { number: true }),
  }));

type OneProps = {
  field: FieldDraft;
  before: readonly FieldDraft[];
  onChange: (field: FieldDraft) => void;
  errors: (name: string) => string | undefined;
};

/** One question while it is being written. */
function OneField({ field, before, onChange, errors }: OneProps) {
  const set = (part: Partial<FieldDraft>) => {
    const next = { ...field, ...part };
    // A limit or a condition that was taken away is not there.
    onChange(
      Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as FieldDraft,
    );
  };
  const { label, type, help = '', required = false, least, most, when, optionLines } = field;
  return (
    <div className="fields field-editor">
      <TextField
        label="Question"
        value={label}
        onChange={(to) => set({ label: to })}
        error={errors('label') ?? errors('name')}
      />
      <Pick
        label="Kind of answer"
        options={types}
        value={type}
        onChange={(to) => set({ type: to as FieldDraft['type'] })}
        error={errors('type')}
      />
      {hasOptions(type) && (
        <TextField
          label="Answers to choose from"
          description="One on each line; `mac: macOS` has a short name before the colon."
          rows={4}
          value={optionLines}
          onChange={(to) => set({ optionLines: to })}
          error={errors('options')}
        />
      )}
      <Flag
        label="An answer is needed"
        checked={required}
        onChange={(is) => set({ required: is || undefined })}
      />
      <details>
        <summary>Help, limits and when it is asked</summary>
        <div className="fields">
          <TextField
            label="Help"
            value={help}
            onChange={(to) => set({ help: to || undefined })}
            error={errors('help')}
          />
          {measured.includes(type) && (
            <>
              <NumberField
                label="At least"
                value={least}
                onChange={(to) => set({ least: to })}
                error={errors('least')}
              />
              <NumberField
                label="At most"
                value={most}
                onChange={(to) => set({ most: to })}
                error={errors('most')}
              />
            </>
          )}
          {before.length > 0 && (
            <ConditionEditor
              label="It is asked only when"
              description="Looks at the answers before it. Without a condition it is always asked."
              value={when}
              onChange={(to) => set({ when: to })}
              fields={askedBefore(before)}
              error={errors('when')}
            />
          )}
        </div>
      </details>
    </div>
  );
}

type Props = {
  fields: readonly FieldDraft[];
  onChange: (fields: FieldDraft[]) => void;
  /** What the desk refused, by pointers such as `fields/0/label`. */
  refused: Readonly<Record<string, string>>;
};

/** The questions of a form: added, moved, changed and removed. */
export function FieldEditor({ fields, onChange, refused }: Props) {
  const errorsOf = (n: number) => (name: string) =>
    Object.entries(refused).find(([pointer]) => pointer.startsWith(`fields/${n}/${name}`))?.[1];
  const put = (key: string, field: FieldDraft) => {
    const others = fields.filter((one) => one.key !== key).map(({ name }) => name);
    // A question that was not asked anybody yet is named by its words.
    const fresh = field.name.startsWith('new-field');
    const named = fresh && field.label.trim() ? { ...field, name: nameFor(field.label, others) } : field;
    onChange(fields.map((one) => (one.key === key ? named : one)));
  };
  const add = () =>
    onChange([
      ...fields,
      {
        key: newKey(),
        name: nameFor(
          'new field',
          fields.map(({ name }) => name),
        ),
        label: '',
        type: 'line',
        optionLines: '',
      },
    ]);
  return (
    <>
      <OrderedList
        label="Questions"
        items={fields.map((field, n) => ({
          id: field.key,
          name: field.label || 'New question',
          content: (
            <OneField
              field={field}
              before={fields.slice(0, n)}
              onChange={(to) => put(field.key, to)}
              errors={errorsOf(n)}
            />
          ),
        }))}
        onOrder={(keys) => onChange(keys.flatMap((key) => fields.find((field) => field.key === key) ?? []))}
        onRemove={(key) => onChange(fields.filter((field) => field.key !== key))}
      />
      <Button formAction="none" iconName="add-plus" onClick={add}>
        Add a question
      </Button>
    </>
  );
}

import type { Category } from '../../../functions/administration/category.ts';
import { pathOf } from '../../../functions/administration/category.ts';
import type { RecordKind } from '../../../functions/administration/record-kind.ts';
import type { TicketTemplate } from '../../../functions/administration/ticket-template.ts';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import type { Refused } from '../../problem.ts';
import { CustomInputs, useCustomFields, type Values } from '../administration/custom-inputs.tsx';

/** What administrators prepared for whoever opens an incident. */
export type Prepared = {
  readonly template: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly category: string;
  readonly fields: Values;
};
export const nothingPrepared: Prepared = { template: '', answers: {}, category: '', fields: {} };

/** The part of the body that says it; what was left empty is not said. */
export function preparedBody({ template, answers, category, fields }: Prepared): object {
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  const answered = Object.entries(answers).filter(([, value]) => value.trim());
  return {
    ...(template && { template, answers: Object.fromEntries(answered) }),
    ...(category && { category }),
    ...(given.length && { fields: Object.fromEntries(given) }),
  };
}

type Props = {
  value: Prepared;
  onChange: (value: Prepared) => void;
  refusal: Refused | undefined;
  /** What it is prepared for. */
  kind?: RecordKind;
};

/** A template with its questions: a shortcut of those who work at the desk. */
export function TemplateChoice({ value, onChange, refusal, kind = 'incident' }: Props) {
  const may = useMay();
  const path = may('incident', 'assign') ? `/ticket-templates?recordKind=${kind}&limit=100` : null;
  const { items } = useItems<TicketTemplate>(path, { pace: 'slow' });
  const templates = items.filter(({ state }) => state === 'active');
  const chosen = templates.find(({ id }) => id === value.template);
  if (!templates.length) return null;
  return (
    <>
      <Pick
        label="Template"
        options={[
          { value: '', label: 'None' },
          ...templates.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={value.template}
        onChange={(template) => onChange({ ...value, template, answers: {} })}
        error={refusal?.fields.template}
        find
      />
      {chosen?.questions.map(({ name, label }) => (
        <TextField
          key={name}
          label={label}
          value={value.answers[name] ?? ''}
          onChange={(answer) => onChange({ ...value, answers: { ...value.answers, [name]: answer } })}
          error={refusal?.fields[`answers/${name}`]}
        />
      ))}
    </>
  );
}

/**
 * The category by its whole path, and the custom fields that are shown for what is known so far: those that are needed for
 * a later step only where `every` field is asked for.
 */
export function PreparedFields({
  value,
  onChange,
  refusal,
  facts,
  every = false,
  kind = 'incident',
}: Props & { facts: object; every?: boolean }) {
  const { items: tree } = useItems<Category>(`/categories?recordKind=${kind}&limit=100`, { pace: 'slow' });
  const fields = useCustomFields(kind);
  const paths = tree
    .map(({ id }) => ({ id, path: pathOf(tree, id) }))
    .filter(({ id, path }) => id === value.category || path.every(({ state }) => state === 'active'))
    .map(({ id, path }) => ({ value: id, label: path.map(({ name }) => name).join(' › ') }));
  return (
    <>
      {paths.length > 0 && (
        <Pick
          label="Category"
          options={[{ value: '', label: 'None' }, ...paths]}
          value={value.category}
          onChange={(category) => onChange({ ...value, category })}
          error={refusal?.fields.category}
          find
        />
      )}
      <CustomInputs
        fields={fields.filter(({ required }) => every || required === undefined || required === 'open')}
        values={value.fields}
        onChange={(next) => onChange({ ...value, fields: next })}
        facts={{ ...facts, category: value.category }}
        wrong={(name) => refusal?.fields[`fields/${name}`]}
      />
    </>
  );
}

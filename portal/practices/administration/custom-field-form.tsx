import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type CustomField, fieldTypes, steps } from '../../../functions/administration/custom-field.ts';
import type { Condition } from '../../../functions/record/condition.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Flag } from '../../components/flag.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { capital } from '../../words.ts';
import { CustomInputs, type Values } from './custom-inputs.tsx';
import { forKind, useKind } from './kind-switch.tsx';
import { useRuleFields } from './use-rule-fields.ts';

const types = fieldTypes.map((value) => ({ value, label: capital(value) }));
const needs = [{ value: '', label: 'Never' }, ...steps.map((value) => ({ value, label: `To ${value} it` }))];
const lines = (text: string) =>
  text
    .split('\n')
    .map((value) => value.trim())
    .filter(Boolean);

/** The choices as the lines say, with those that were there and are not named any more retired. */
function choicesOf(text: string, before: CustomField['choices']) {
  const open = lines(text);
  const gone = before.filter(({ value }) => !open.includes(value));
  return [...open.map((value) => ({ value })), ...gone.map(({ value }) => ({ value, retired: true }))];
}

function FieldForm({ field }: { field?: CustomField }) {
  const { run, busy, refusal } = useCommand();
  const navigate = useNavigate();
  const recordKind = useKind(field);
  const fields = useRuleFields(recordKind);
  const [tried, setTried] = useState<Values>({});
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      label: field?.label ?? '',
      help: field?.help ?? '',
      type: field?.type ?? ('text' as CustomField['type']),
      required: field?.required ?? ('' as '' | (typeof steps)[number]),
      visible: field?.visible ?? true,
      when: field?.when as Condition | undefined,
      choices: (field?.choices ?? [])
        .filter(({ retired }) => !retired)
        .map(({ value }) => value)
        .join('\n'),
    },
    refusal,
  );
  const chosen = draft.type === 'choice' || draft.type === 'multi';
  const choices = chosen ? choicesOf(draft.choices, field?.choices ?? []) : [];
  const { help, required, when, ...rest } = draft;
  const whole = {
    ...rest,
    choices,
    ...(help && { help }),
    ...(required && { required }),
    ...(when && { when }),
  };
  const patch = {
    ...Object.fromEntries(
      Object.entries(changed).map(([name, value]) => [
        name,
        value === '' || value === undefined ? null : value,
      ]),
    ),
    ...(field?.when && !when && { when: null }),
    ...((changed.choices !== undefined || changed.type) && { choices }),
  };
  const save = async () => {
    try {
      await run({
        path: field ? `/custom-fields/${field.id}` : '/custom-fields',
        ...(field && { method: 'PATCH' as const, version: field.version }),
        body: field ? patch : { ...whole, recordKind },
        done: 'The field is saved.',
      });
      await navigate(`/custom-fields${forKind(recordKind)}`);
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  const shown = {
    ...whole,
    id: 'preview',
    name: 'preview',
    label: draft.label || 'The field',
    title: '',
    kind: 'custom-field',
    recordKind,
    state: 'active',
    version: 1,
    order: 1,
    when: undefined,
  } satisfies CustomField & { when: undefined };
  return (
    <RecordForm
      title={field ? field.label : 'New custom field'}
      about={field && `Its values are kept as ${field.name}. What was filled in stays whatever changes here.`}
      trail={{ label: 'Custom fields', href: '/custom-fields' }}
      go="Save"
      onGo={() => void save()}
      busy={busy}
      ready={draft.label.trim() !== '' && dirty}
      refusal={refusal}
      placed={['label', 'help', 'type', 'required', 'when', 'choices']}
      side={
        <Panel title="As it stands in the form">
          <div className="field-preview">
            <CustomInputs
              key={`${draft.type}`}
              fields={[shown]}
              values={tried}
              onChange={setTried}
              facts={{}}
              wrong={() => undefined}
            />
          </div>
        </Panel>
      }
    >
      <Section title="The field">
        <TextField
          label="Label"
          value={draft.label}
          onChange={(label) => set({ label })}
          error={wrong('label') ?? wrong('name')}
          focus
        />
        <TextField
          label="Help"
          value={draft.help}
          onChange={(next) => set({ help: next })}
          error={wrong('help')}
        />
        <Pick
          label="Type"
          options={types}
          value={draft.type}
          onChange={(type) => set({ type: type as CustomField['type'] })}
        />
        {chosen && (
          <TextField
            label="Choices"
            description="One on each line. One that is taken away stays where it was chosen."
            rows={5}
            value={draft.choices}
            onChange={(next) => set({ choices: next })}
            error={wrong('choices')}
          />
        )}
      </Section>
      <Section title="When">
        <Pick
          label="Needed"
          options={needs}
          value={draft.required}
          onChange={(next) => set({ required: next as typeof draft.required })}
        />
        <Flag
          label="Requesters see it and may fill it in"
          checked={draft.visible}
          onChange={(visible) => set({ visible })}
        />
        <ConditionEditor
          label="Shown only when"
          value={draft.when}
          onChange={(next) => set({ when: next })}
          fields={fields}
          error={wrong('when')}
        />
      </Section>
    </RecordForm>
  );
}

export function NewCustomField() {
  return <FieldForm />;
}

export function EditCustomField() {
  const { id = '' } = useParams();
  const { data } = useLive<CustomField>(`/custom-fields/${encodeURIComponent(id)}`, { pace: 'rare' });
  return data ? <FieldForm field={data} /> : <Loading lines={8} />;
}

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ApprovableKind } from '../../../functions/record/approvable.ts';
import type { PolicyStep } from '../../../functions/record/approval-policy.ts';
import type { Condition } from '../../../functions/record/condition.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Flag } from '../../components/flag.tsx';
import { Many } from '../../components/many.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { PolicyTrial } from './policy-trial.tsx';
import { StepFields } from './step-fields.tsx';
import type { ApprovalPolicy } from './types.ts';
import { useChangeFields } from './use-change-fields.ts';

const list = '/approval-policies';
const kindOptions = [
  { value: 'change', label: 'Changes' },
  { value: 'request', label: 'Requests' },
];
const newStep = (): PolicyStep => ({
  name: '',
  approvers: [],
  quorum: 'any',
  veto: false,
  deadlines: { remind: 1440, escalate: 2 * 1440, expire: 7 * 1440 },
  escalateTo: [],
});

/** What it is for, and which steps that has to pass; tried on a change or a request before it is saved. */
function PolicyForm({ before }: { before?: ApprovalPolicy }) {
  const { run, busy, refusal } = useCommand<ApprovalPolicy>();
  const [start] = useState(() => ({
    name: before?.name ?? '',
    kinds: before?.kinds ?? ['change' as const],
    condition: before?.condition as Condition | undefined,
    steps: before?.steps ?? [newStep()],
    enabled: before?.enabled ?? true,
  }));
  const { draft, set, changed, dirty, wrong } = useDraft(start, refusal);
  const fields = useChangeFields();
  const navigate = useNavigate();
  const { name, kinds, condition, steps, enabled } = draft;
  const whole = steps.every((step) => step.name.trim() && step.approvers.length && step.deadlines.expire);
  const when = condition && { condition };
  const put = (index: number, ...next: PolicyStep[]) => set({ steps: steps.toSpliced(index, 1, ...next) });
  const save = async () => {
    const emptied = before?.condition && !condition ? { condition: null } : {};
    const saving = before
      ? { method: 'PATCH' as const, path: `${list}/${before.id}`, version: before.version }
      : { path: list };
    const body = before ? { ...changed, ...emptied } : { name, kinds, steps, enabled, ...when };
    try {
      await run({ ...saving, body, done: 'The policy is saved, for what is submitted from now on.' });
      await navigate(list);
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  return (
    <RecordForm
      title={before ? before.name : 'New approval policy'}
      about="Every policy that fits applies. A round of votes goes on by the steps that it began with."
      trail={{ label: 'Approval policies', href: list }}
      go="Save"
      onGo={() => void save()}
      busy={busy}
      ready={name.trim() !== '' && whole && dirty}
      refusal={refusal}
      placed={['name', 'kinds', 'condition', 'steps']}
      side={<PolicyTrial draft={{ ...(before && { id: before.id }), ...when, kinds, steps }} ready={whole} />}
    >
      <Section title="Policy">
        <TextField
          label="Name"
          value={name}
          onChange={(next) => set({ name: next })}
          error={wrong('name')}
          focus={!before}
        />
        <Many
          label="For"
          description="For none of them, it is for what names it in the catalogue alone."
          placeholder="What names it in the catalogue"
          options={kindOptions}
          values={kinds}
          onChange={(next) => set({ kinds: next as ApprovableKind[] })}
          error={wrong('kinds')}
        />
        <ConditionEditor
          label="And of those"
          value={condition}
          onChange={(next) => set({ condition: next })}
          fields={fields}
          error={wrong('condition')}
        />
        <Flag label="In use" checked={enabled} onChange={(on) => set({ enabled: on })} />
      </Section>
      {steps.map((step, index) => (
        <StepFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
          key={index}
          step={step}
          number={index + 1}
          onChange={(next) => put(index, next)}
          onRemove={steps.length > 1 ? () => put(index) : undefined}
          wrong={(field) => wrong(`steps/${index}/${field}`)}
        />
      ))}
      <div>
        <Button formAction="none" iconName="add-plus" onClick={() => set({ steps: [...steps, newStep()] })}>
          Add a step
        </Button>
      </div>
    </RecordForm>
  );
}

export const NewApprovalPolicy = () => <PolicyForm />;

export function EditApprovalPolicy() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<ApprovalPolicy>(`${list}/${encodeURIComponent(id)}`, {
    pace: 'once',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <PolicyForm key={data.id} before={data} />;
}

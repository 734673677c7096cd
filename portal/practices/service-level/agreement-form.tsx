import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Condition } from '../../../functions/record/condition.ts';
import type { LevelEscalation } from '../../../functions/service-level/escalation.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Many } from '../../components/many.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { useRuleFields } from '../administration/use-rule-fields.ts';
import { AgreementConditions } from './agreement-conditions.tsx';
import { AgreementTrial } from './agreement-trial.tsx';
import { EscalationFields } from './escalation-fields.tsx';
import { type Promised, TargetFields } from './target-fields.tsx';
import type { Agreement } from './types.ts';
import { kindWords, measureWords, typeWords } from './words.ts';

const list = '/agreements';
const mayBeEmpty = ['calendar', 'description', 'party'] as const;
const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const reasons = [
  { value: 'requester', label: 'the requester' },
  { value: 'vendor', label: 'a vendor' },
  { value: 'change', label: 'a change' },
  { value: 'problem', label: 'a problem' },
];

const startOf = (before?: Agreement) => ({
  name: before?.name ?? '',
  type: before?.type ?? ('sla' as const),
  measure: before?.measure ?? ('resolution' as const),
  kinds: before?.kinds ?? ['incident' as const],
  calendar: before?.calendar ?? '',
  description: before?.description ?? '',
  party: before?.party ?? '',
  zone: before?.zone ?? ('calendar' as const),
  cancelWhen: before?.cancelWhen ?? ('start-unmet' as const),
  retroactive: before?.retroactive ?? true,
  quietWhenLate: before?.quietWhenLate ?? false,
  conditions: before?.conditions ?? {},
  targets: (before?.targets ?? [{ within: { amount: 8, unit: 'hours' as const } }]) as Promised[],
  escalations: before?.escalations ?? ([{ at: { percent: 75 }, tell: ['assignee'] }] as LevelEscalation[]),
});

/** The reasons for which an incident that waits stops the clock, where that is all that is said of pauses. */
const waits = (pause: Condition | undefined): string[] | undefined => {
  if (!pause) return ['requester'];
  if (!('field' in pause) || pause.field !== 'hold.reason') return undefined;
  return pause.in?.map(String) ?? (pause.is === undefined ? undefined : [String(pause.is)]);
};

/** What is promised, by which hours, and what happens on the way; tried on a record before it is saved. */
function AgreementForm({ before }: { before?: Agreement }) {
  const { run, busy, refusal } = useCommand<Agreement>();
  const [start] = useState(() => startOf(before));
  const { draft, set, changed, dirty, wrong } = useDraft(start, refusal);
  const { items: calendars } = useItems<Base>('/service-calendars?limit=100', { pace: 'slow' });
  const { items: teams } = useItems<Base>('/teams?limit=100', { pace: 'slow' });
  const fields = useRuleFields();
  const navigate = useNavigate();
  const { name, type, measure, kinds, calendar, conditions, targets, escalations } = draft;
  const named = ({ id, title }: Base) => ({ value: id, label: title });
  const body = {
    ...draft,
    ...Object.fromEntries(mayBeEmpty.map((field) => [field, draft[field] || undefined])),
  };
  const ready = name.trim() !== '' && kinds.length > 0 && targets.every(({ within }) => within.amount > 0);
  const pausing = waits(conditions.pause);
  const ofIncidents = kinds.length === 1 && kinds[0] === 'incident';
  const save = async () => {
    const emptied = mayBeEmpty.filter((field) => changed[field] === '').map((field) => [field, null]);
    const patch = { ...changed, ...Object.fromEntries(emptied) };
    const saving = before
      ? { method: 'PATCH' as const, path: `${list}/${before.id}`, version: before.version, body: patch }
      : { path: list, body };
    try {
      await run({ ...saving, done: 'It is agreed.', touches: ['/service-levels'] });
      await navigate(list);
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  return (
    <RecordForm
      title={before ? before.name : 'New agreement'}
      about="It holds for what happens to records from now on, and counts from when they were opened."
      trail={{ label: 'Agreements', href: list }}
      go="Save"
      onGo={() => void save()}
      busy={busy}
      ready={ready && dirty}
      refusal={refusal}
      placed={Object.keys(start)}
      side={<AgreementTrial draft={{ ...body, ...(before && { id: before.id }) }} ready={ready} />}
    >
      <Section title="What is promised">
        <TextField
          label="Name"
          value={name}
          onChange={(next) => set({ name: next })}
          error={wrong('name')}
          focus={!before}
        />
        <Pick
          label="Agreed"
          value={type}
          options={options(typeWords)}
          onChange={(next) => set({ type: next as typeof type })}
        />
        <Many
          label="Of"
          options={options(kindWords)}
          values={kinds}
          onChange={(next) => set({ kinds: next as typeof kinds })}
          error={wrong('kinds')}
        />
        <Pick
          label="Measured"
          value={measure}
          options={options(measureWords)}
          onChange={(next) => set({ measure: next as typeof measure })}
        />
        <Pick
          label="By these hours"
          value={calendar}
          options={[{ value: '', label: 'Around the clock' }, ...calendars.map(named)]}
          onChange={(next) => set({ calendar: next })}
          error={wrong('calendar')}
        />
        <ConditionEditor
          label="Of what meets this"
          value={conditions.start}
          onChange={(next) => set({ conditions: { ...conditions, start: next } })}
          fields={fields}
          error={wrong('conditions/start')}
        />
        {pausing && ofIncidents && (
          <Many
            label="It stands still while an incident waits for"
            options={reasons}
            values={pausing}
            placeholder="Nothing"
            onChange={(next) =>
              set({
                conditions: {
                  ...conditions,
                  pause: { field: 'hold.reason', in: next.length ? next : ['nothing'] },
                },
              })
            }
            error={wrong('conditions/pause')}
          />
        )}
      </Section>
      {targets.map((target, index) => (
        <TargetFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a target is its place in the list
          key={index}
          target={target}
          number={index + 1}
          fields={fields}
          onChange={(next) => set({ targets: targets.toSpliced(index, 1, next) })}
          onRemove={targets.length > 1 ? () => set({ targets: targets.toSpliced(index, 1) }) : undefined}
          wrong={(field) => wrong(`targets/${index}/${field}`)}
        />
      ))}
      {escalations.map((escalation, index) => (
        <EscalationFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
          key={index}
          escalation={escalation}
          number={index + 1}
          teams={teams.map(named)}
          onChange={(next) => set({ escalations: escalations.toSpliced(index, 1, next) })}
          onRemove={() => set({ escalations: escalations.toSpliced(index, 1) })}
          wrong={(field) => wrong(`escalations/${index}/${field}`)}
        />
      ))}
      <div className="line">
        <Button
          formAction="none"
          iconName="add-plus"
          onClick={() => set({ targets: [...targets, { within: { amount: 4, unit: 'hours' } }] })}
        >
          Add a target
        </Button>{' '}
        <Button
          formAction="none"
          iconName="add-plus"
          onClick={() =>
            set({ escalations: [...escalations, { at: { minutesAfter: 0 }, tell: ['managers'] }] })
          }
        >
          Add a step
        </Button>
      </div>
      <AgreementConditions
        said={draft}
        simplePause={pausing !== undefined && ofIncidents}
        fields={fields}
        onChange={set}
        wrong={wrong}
      />
    </RecordForm>
  );
}

export const NewAgreement = () => <AgreementForm />;

export function EditAgreement() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Agreement>(`${list}/${encodeURIComponent(id)}`, { pace: 'once' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <AgreementForm key={data.id} before={data} />;
}

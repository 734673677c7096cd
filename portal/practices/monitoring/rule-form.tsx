import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { draftOf, effectOf, type RuleDraft } from './rule-draft.ts';
import { TrialPanel } from './trial-panel.tsx';
import type { Rule } from './types.ts';
import { alertFields, resolveOptions } from './words.ts';

const trail = { label: 'Alert rules', href: '/alert-rules' };
const levels = ['', 'high', 'medium', 'low'].map((value) => ({
  value,
  label: value || 'As other rules say',
}));

export const NewRule = () => <RuleForm />;

export function EditRule() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Rule>(`/alert-rules/${encodeURIComponent(id)}`, { pace: 'once' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <RuleForm rule={data} key={data.id} />;
}

function RuleForm({ rule }: { rule?: Rule }) {
  const [draft, setDraft] = useState(() => draftOf(rule));
  const { run, busy, refusal } = useCommand<Rule>();
  const navigate = useNavigate();
  const effect = effectOf(draft, rule?.effect);
  const ready = draft.name.trim() !== '' && Object.keys(effect).length > 0;
  const { name, condition, last, note } = draft;
  const set =
    <K extends keyof RuleDraft>(field: K) =>
    (value: RuleDraft[K]) =>
      setDraft((before) => ({ ...before, [field]: value }));
  const save = () => {
    const fields = { name, effect, last };
    const made = { ...fields, ...(condition && { condition }), ...(note && { note }) };
    const changed = { ...fields, condition: condition ?? null, note: note || null };
    const command = rule
      ? { path: `/alert-rules/${rule.id}`, method: 'PATCH' as const, body: changed, version: rule.version }
      : { path: '/alert-rules', body: made };
    void run({ ...command, done: `${name} is saved.` })
      .then(() => navigate(trail.href))
      .catch(() => undefined);
  };
  const tried = { ...(rule && { id: rule.id }), ...(condition && { condition }), effect, last };
  return (
    <RecordForm
      title={rule ? rule.title : 'New alert rule'}
      about="It is looked at in its order. What a rule above has set, it does not set again."
      trail={trail}
      go={rule ? 'Save' : 'Add the rule'}
      onGo={save}
      busy={busy}
      ready={ready}
      refusal={refusal}
      side={<TrialPanel rule={tried} ready={Object.keys(effect).length > 0} />}
    >
      <Section title="Which signals">
        <TextField label="Name" value={name} onChange={set('name')} focus={!rule} />
        <Which value={condition} onChange={set('condition')} />
      </Section>
      <Belongs draft={draft} set={set} />
      <Holding draft={draft} set={set} />
      <Grouping draft={draft} set={set} />
      <Section title="And the rules below">
        <Flag label="No rule below counts for what this one matches" checked={last} onChange={set('last')} />
        <TextField label="Note" value={note} onChange={set('note')} rows={2} />
      </Section>
    </RecordForm>
  );
}

type Part = { draft: RuleDraft; set: <K extends keyof RuleDraft>(field: K) => (value: RuleDraft[K]) => void };

function Which({
  value,
  onChange,
}: {
  value: RuleDraft['condition'];
  onChange: (value: RuleDraft['condition']) => void;
}) {
  const { items } = useItems<Base>('/services?limit=100', { pace: 'slow' });
  const services = items.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <ConditionEditor
      label="When"
      description="Tags are named tags.<name>. Without a comparison it is for every signal."
      value={value}
      onChange={onChange}
      fields={alertFields(services)}
    />
  );
}

const Belongs = ({ draft, set }: Part) => (
  <Section title="Where it belongs" about="What is left open is decided by the service and the source.">
    <ServicePick
      label="Service"
      value={draft.service}
      onChange={set('service')}
      none="As tags and services say"
    />
    <Pick label="Impact" value={draft.impact} options={levels} onChange={set('impact')} />
    <Pick label="Urgency" value={draft.urgency} options={levels} onChange={set('urgency')} />
  </Section>
);

const Holding = ({ draft, set }: Part) => (
  <Section title="Before an incident opens">
    <Flag
      label="Only record it"
      description="It is kept and shown, and never opens an incident."
      checked={draft.recordOnly}
      onChange={set('recordOnly')}
    />
    <NumberField
      label="Delay"
      unit="minutes, and it still fires"
      value={draft.delay}
      onChange={set('delay')}
    />
    <NumberField
      label="Threshold"
      unit="firing signals"
      value={draft.thresholdSignals}
      onChange={set('thresholdSignals')}
    />
    {draft.thresholdSignals !== undefined && (
      <NumberField
        label="Within"
        unit="minutes"
        value={draft.thresholdMinutes ?? 60}
        onChange={set('thresholdMinutes')}
      />
    )}
    <NumberField
      label="Flapping from"
      unit="turns"
      description="From then on one incident stays open until it was quiet for a while."
      value={draft.turns}
      onChange={set('turns')}
    />
    {draft.turns !== undefined && (
      <>
        <NumberField
          label="Turns within"
          unit="minutes"
          value={draft.turnMinutes ?? 60}
          onChange={set('turnMinutes')}
        />
        <NumberField
          label="Until quiet for"
          unit="minutes"
          value={draft.quiet ?? 30}
          onChange={set('quiet')}
        />
      </>
    )}
  </Section>
);

const Grouping = ({ draft, set }: Part) => (
  <Section title="One incident for several alerts">
    <TextField
      label="Grouped by"
      description="Words with holes, such as {{tags.cluster}}/{{service}}. With several lines, one that is the same is enough."
      value={draft.groupBy}
      onChange={set('groupBy')}
      rows={2}
    />
    <NumberField
      label="Takes in alerts for"
      unit="minutes; without, until it is resolved"
      value={draft.groupMinutes}
      onChange={set('groupMinutes')}
    />
    <Flag
      label="Each alert that joins makes it wait that long again"
      checked={draft.rolling}
      onChange={set('rolling')}
    />
    <Pick label="Its end" value={draft.resolve} options={resolveOptions} onChange={set('resolve')} />
  </Section>
);

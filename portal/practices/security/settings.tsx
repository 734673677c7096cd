import { severities } from '../../../functions/security/severity.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { capital } from '../../words.ts';
import type { Settings } from './types.ts';

const criteria = [
  ['severity', 'Severity'],
  ['observables', 'What was seen'],
  ['impact', 'Impact'],
  ['spread', 'How far it spread'],
] as const;

function Form({ settings }: { settings: Settings }) {
  const { run, busy, refusal } = useCommand<Settings>();
  const { weights, deadlines, openFrom } = settings;
  const { draft, set, changed, dirty, wrong } = useDraft({ weights, deadlines, openFrom }, refusal);
  const total = criteria.reduce((sum, [name]) => sum + (draft.weights[name] ?? 0), 0);
  const save = () => {
    const { version } = settings;
    const command = { path: '/security-settings/desk', method: 'PATCH' as const, body: changed, version };
    void run({ ...command, done: 'From now on it goes by this.' }).catch(() => undefined);
  };
  return (
    <RecordForm
      title="How responders work"
      about="How risk is weighed, what opens a case, and how long there is for a fix."
      trail={{ label: 'Security incidents', href: '/security-incidents' }}
      go="Save"
      onGo={save}
      busy={busy}
      ready={dirty && total === 100}
      refusal={refusal}
      placed={['weights', 'deadlines', 'openFrom']}
    >
      <Section title="Risk" about={`Together they are ${total} %; they have to be 100 %.`}>
        {criteria.map(([name, label]) => (
          <NumberField
            key={name}
            label={label}
            unit="%"
            value={draft.weights[name]}
            onChange={(value) => set({ weights: { ...draft.weights, [name]: value ?? 0 } })}
            error={name === 'severity' ? wrong('weights') : undefined}
          />
        ))}
      </Section>
      <Section title="Cases">
        <Pick
          label="Findings open a case from this severity on"
          options={severities.map((value) => ({ value, label: capital(value) }))}
          value={draft.openFrom}
          onChange={(value) => set({ openFrom: value as Settings['openFrom'] })}
          error={wrong('openFrom')}
        />
      </Section>
      <Section title="Deadlines of vulnerabilities">
        {severities.map((name) => (
          <NumberField
            key={name}
            label={capital(name)}
            unit="days"
            value={draft.deadlines[name]}
            onChange={(value) => set({ deadlines: { ...draft.deadlines, [name]: value ?? 0 } })}
            error={wrong(`deadlines/${name}`)}
          />
        ))}
      </Section>
    </RecordForm>
  );
}

export function SettingsPage() {
  const { data, error, refetch } = useLive<Settings>('/security-settings/desk', { pace: 'once' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <Form settings={data} key={data.version} />;
}

import { useNavigate, useParams } from 'react-router';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { capital } from '../../words.ts';
import type { Heartbeat } from './heartbeats.tsx';

type Draft = {
  name: string;
  service: string;
  timeout: number | undefined;
  grace: number | undefined;
  severity: string;
};

const fresh: Draft = { name: '', service: '', timeout: 1_440, grace: 30, severity: 'error' };

function Form({ before, id, version }: { before: Draft; id?: string; version?: number }) {
  const navigate = useNavigate();
  const { run, busy, refusal } = useCommand<Heartbeat>();
  const { draft, set, wrong } = useDraft(before, refusal);
  const save = async () => {
    const { service, ...rest } = draft;
    const body = { ...rest, ...(service ? { service } : id && { service: null }) };
    const command = id
      ? { path: `/heartbeats/${id}`, method: 'PATCH' as const, body, ...(version && { version }) }
      : { path: '/heartbeats', body };
    const saved = await run({ ...command, done: id ? 'It is changed.' : 'It waits for its first beat.' });
    void navigate(`/heartbeats/${saved.id}`);
  };
  return (
    <RecordForm
      title={id ? `Change ${before.name}` : 'Add a heartbeat'}
      about="It waits for the first beat; from then on, silence is an alert."
      trail={{ label: 'Heartbeats', href: '/heartbeats' }}
      go={id ? 'Save' : 'Add'}
      onGo={() => void save().catch(() => undefined)}
      busy={busy}
      ready={draft.name.trim() !== '' && draft.timeout !== undefined && draft.grace !== undefined}
      refusal={refusal}
      placed={['name', 'service', 'timeout', 'grace', 'severity']}
    >
      <Section title="What is listened for">
        <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} error={wrong('name')} />
        <ServicePick
          label="Service"
          value={draft.service}
          none="The default one"
          onChange={(service) => set({ service })}
          error={wrong('service')}
        />
        <NumberField
          label="At least one beat every"
          unit="minutes"
          description="5 minutes to 9,000 hours"
          value={draft.timeout}
          onChange={(timeout) => set({ timeout })}
          error={wrong('timeout')}
        />
        <NumberField
          label="Late by up to"
          unit="minutes"
          value={draft.grace}
          onChange={(grace) => set({ grace })}
          error={wrong('grace')}
        />
        <Pick
          label="How bad silence is"
          value={draft.severity}
          options={['critical', 'error', 'warning', 'info'].map((value) => ({
            value,
            label: capital(value),
          }))}
          onChange={(severity) => set({ severity })}
          error={wrong('severity')}
        />
      </Section>
    </RecordForm>
  );
}

export function AddHeartbeat() {
  return <Form before={fresh} />;
}

export function ChangeHeartbeat() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Heartbeat>(`/heartbeats/${encodeURIComponent(id)}`, {
    pace: 'once',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  const { name, service = '', timeout, grace, severity, version } = data;
  return <Form before={{ name, service, timeout, grace, severity }} id={id} version={version} />;
}

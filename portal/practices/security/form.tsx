import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { severities } from '../../../functions/security/severity.ts';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { capital } from '../../words.ts';
import { impacts } from '../incident/options.ts';
import type { Incident } from './types.ts';

const levels = severities.map((value) => ({ value, label: capital(value) }));
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const NewSecurityIncident = () => <IncidentForm />;

export function EditSecurityIncident() {
  const { id = '' } = useParams();
  const path = `/security-incidents/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useLive<Incident>(path, { pace: 'once' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <IncidentForm incident={data} key={data.id} />;
}

function IncidentForm({ incident }: { incident?: Incident }) {
  const [draft, setDraft] = useState({
    title: incident?.title ?? '',
    description: incident?.description ?? '',
    severity: incident?.severity ?? ('medium' as string),
    impact: incident?.impact ?? ('medium' as string),
    accounts: incident?.accounts.join('\n') ?? '',
    resources: incident?.resources.join('\n') ?? '',
  });
  const { run, busy, refusal } = useCommand<Incident>();
  const navigate = useNavigate();
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    onChange: (value: string) => setDraft((before) => ({ ...before, [name]: value })),
    error: refusal?.fields[name],
  });
  const { description, accounts, resources, ...rest } = draft;
  const body = {
    ...rest,
    title: draft.title.trim(),
    ...(description.trim() ? { description: description.trim() } : incident && { description: null }),
    accounts: lines(accounts),
    resources: lines(resources),
  };
  const save = () => {
    const command = incident
      ? {
          ...{ path: `/security-incidents/${incident.id}`, method: 'PATCH' as const, body },
          ...{ version: incident.version, done: `${incident.id} is changed.` },
        }
      : { path: '/security-incidents', body, done: 'The security incident is open.' };
    void run(command)
      .then(({ id }) => navigate(`/security-incidents/${id}`))
      .catch(() => undefined);
  };
  const list = '/security-incidents';
  return (
    <RecordForm
      title={incident ? `Edit ${incident.id}` : 'New security incident'}
      about="Its risk follows from what is said here."
      trail={
        incident
          ? { label: incident.id, href: `${list}/${incident.id}` }
          : { label: 'Security incidents', href: list }
      }
      go={incident ? 'Save' : 'Open it'}
      onGo={save}
      busy={busy}
      ready={draft.title.trim() !== ''}
      refusal={refusal}
      placed={Object.keys(draft)}
    >
      <Section title="What it is">
        <TextField label="Title" {...field('title')} focus={!incident} />
        <TextField label="What is known" rows={4} {...field('description')} />
      </Section>
      <Section title="How much it matters">
        <Pick label="Severity" options={levels} {...field('severity')} />
        <Pick label="Impact" options={impacts} {...field('impact')} />
      </Section>
      <Section title="What suffers" about="One a line.">
        <TextField label="Accounts" rows={2} {...field('accounts')} />
        <TextField label="Resources" rows={3} {...field('resources')} />
      </Section>
    </RecordForm>
  );
}

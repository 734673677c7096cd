import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicesPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import type { Template } from './catalogue.tsx';

export const NewTemplate = () => <TemplateForm />;

export function EditTemplate() {
  const { id = '' } = useParams();
  const path = `/standard-changes/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useLive<Template>(path, { pace: 'once' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  return <TemplateForm template={data} key={data.id} />;
}

function TemplateForm({ template }: { template?: Template }) {
  const { draft } = template ?? {};
  const [title, setTitle] = useState(template?.title ?? '');
  const [description, setDescription] = useState(draft?.description ?? '');
  const [services, setServices] = useState(draft?.services ?? []);
  const [implementation, setImplementation] = useState(draft?.plans?.implementation ?? '');
  const [backout, setBackout] = useState(draft?.plans?.backout ?? '');
  const [minutes, setMinutes] = useState(draft?.minutes);
  const [fixed, setFixed] = useState(draft ? draft.locked.includes('plans') : true);
  const { run, busy, refusal } = useCommand<Template>();
  const navigate = useNavigate();
  const others = (draft?.locked ?? []).filter((name) => name !== 'plans');
  const body = {
    title: title.trim(),
    ...(description.trim() && { description }),
    services,
    plans: {
      ...draft?.plans,
      ...(implementation.trim() && { implementation }),
      ...(backout.trim() && { backout }),
    },
    ...(minutes && { minutes }),
    locked: fixed ? [...others, 'plans'] : others,
  };
  const save = () => {
    const command = template
      ? {
          path: `/standard-changes/${template.id}`,
          method: 'PATCH' as const,
          body,
          version: template.version,
        }
      : { path: '/standard-changes', body };
    void run({ ...command, done: 'It is proposed.' })
      .then(({ id }) => navigate(`/standard-changes/${id}`))
      .catch(() => undefined);
  };
  return (
    <RecordForm
      title={template ? `Edit ${template.title}` : 'Propose a standard change'}
      about="Somebody else approves it, then it is published. What is in use stays so until then."
      trail={{ label: 'Standard changes', href: '/standard-changes' }}
      go="Propose"
      onGo={save}
      busy={busy}
      ready={title.trim() !== ''}
      refusal={refusal}
      placed={['title']}
    >
      <Section title="What is done">
        <TextField
          label="Title"
          value={title}
          onChange={setTitle}
          error={refusal?.fields.title}
          focus={!template}
        />
        <TextField label="Description" rows={3} value={description} onChange={setDescription} />
        <ServicesPick label="Services" values={services} onChange={setServices} />
        <NumberField label="Usually takes" unit="minutes" value={minutes} onChange={setMinutes} />
      </Section>
      <Section title="Plans">
        <TextField label="How it is done" rows={4} value={implementation} onChange={setImplementation} />
        <TextField label="How it is taken back" rows={3} value={backout} onChange={setBackout} />
        <Flag label="Whoever follows it cannot change the plans" checked={fixed} onChange={setFixed} />
      </Section>
    </RecordForm>
  );
}

import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Flag } from '../../components/flag.tsx';
import { Many } from '../../components/many.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicesPick, TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { capital } from '../../words.ts';
import { ItemsField } from './items-field.tsx';
import { lockable, templateBody, templateDraft } from './template-draft.ts';
import type { Template } from './types.ts';

export const NewTemplate = () => <TemplateForm />;

export function EditTemplate() {
  const { id = '' } = useParams();
  const path = `/standard-changes/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useLive<Template>(path, { pace: 'once' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  return <TemplateForm template={data} key={data.id} />;
}

const locks = lockable.map((value) => ({ value, label: capital(value) }));

function TemplateForm({ template }: { template?: Template }) {
  const [draft, setDraft] = useState(() => templateDraft(template));
  const { run, busy, refusal } = useCommand<Template>();
  const navigate = useNavigate();
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    const body = templateBody(draft);
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
  type Text = 'title' | 'description' | 'implementation' | 'backout' | 'test' | 'tasks' | 'cis';
  const field = (name: Text) => ({
    value: draft[name],
    onChange: (value: string) => set({ [name]: value }),
    error: refusal?.fields[name],
  });
  return (
    <RecordForm
      title={template ? `Edit ${template.title}` : 'Propose a standard change'}
      about="Somebody else approves it, then it is published. What is in use stays so until then."
      trail={{ label: 'Standard changes', href: '/standard-changes' }}
      go="Propose"
      onGo={save}
      busy={busy}
      ready={draft.title.trim() !== ''}
      refusal={refusal}
      placed={['title', 'team', 'minutes']}
    >
      <Section title="What is done">
        <TextField label="Title" {...field('title')} focus={!template} />
        <TextField label="Description" rows={3} {...field('description')} />
        <ServicesPick label="Services" values={draft.services} onChange={(services) => set({ services })} />
        <ItemsField {...field('cis')} />
        <TeamPick
          label="Team"
          none="That of its first service"
          value={draft.team}
          onChange={(team) => set({ team })}
          error={refusal?.fields.team}
        />
        <NumberField
          label="Usually takes"
          unit="minutes"
          value={draft.minutes}
          onChange={(minutes) => set({ minutes })}
          error={refusal?.fields.minutes}
        />
        <Flag
          label="Users notice that something is away while it lasts"
          checked={draft.outage}
          onChange={(outage) => set({ outage })}
        />
      </Section>
      <Section title="Plans">
        <TextField label="How it is done" rows={4} {...field('implementation')} />
        <TextField label="How it is taken back" rows={3} {...field('backout')} />
        <TextField label="How one sees that it worked" rows={3} {...field('test')} />
        <TextField
          label="Tasks"
          description="One on each line, in their order. One that begins with + is done beside the one before."
          rows={4}
          {...field('tasks')}
        />
      </Section>
      <Section title="What is fixed">
        <Many
          label="Whoever follows it cannot change"
          values={draft.locked}
          options={locks}
          onChange={(locked) => set({ locked })}
          placeholder="Nothing"
        />
      </Section>
    </RecordForm>
  );
}

import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PolicyPick, TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import type { Level, Service } from '../../model.ts';
import { type Makeup, MakeupFields } from './makeup-fields.tsx';
import { type Match, MatchFields } from './match-fields.tsx';

type Draft = Makeup & {
  name: string;
  team: string;
  criticality: Level;
  policy: string;
  match: Match[];
};

const criticalities = [
  { value: 'high', label: 'High' },
  { value: 'medium', label: 'Medium' },
  { value: 'low', label: 'Low' },
];

/** What the organisation runs: whose it is, who is paged for it, and which alarms tell about it. */
function ServiceForm({ before }: { before?: Service }) {
  const { run, busy, refusal } = useCommand<Service>();
  const [start] = useState<Draft>({
    name: before?.name ?? '',
    team: before?.team ?? '',
    criticality: before?.criticality ?? 'medium',
    policy: before?.policy ?? '',
    match: before?.match ?? [],
    description: before?.description ?? '',
    owner: before?.owner ?? '',
    supportedBy: before?.supportedBy ?? [],
    dependsOn: before?.dependsOn ?? [],
    offerings: before?.offerings ?? [],
  });
  const { draft, set, changed, dirty, wrong } = useDraft<Draft>(start, refusal);
  const navigate = useNavigate();
  const save = async () => {
    const { policy, owner, description, ...rest } = draft;
    const given = { policy, owner, description };
    const words = Object.entries(given).filter(([name]) => name in changed);
    const body = {
      ...changed,
      ...Object.fromEntries(words.map(([name, value]) => [name, value.trim() || null])),
    };
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim()));
    try {
      await run(
        before
          ? {
              method: 'PATCH',
              path: `/services/${before.id}`,
              body,
              version: before.version,
              done: 'The service is changed.',
            }
          : { path: '/services', body: { ...rest, ...said }, done: 'The service is made.' },
      );
      await navigate('/services');
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  return (
    <RecordForm
      title={before ? `Change ${before.title}` : 'New service'}
      about="Alarms that come from now on are judged by it."
      trail={{ label: 'Services', href: '/services' }}
      go={before ? 'Save' : 'Make the service'}
      onGo={() => void save()}
      busy={busy}
      ready={draft.name.trim() !== '' && draft.team !== '' && (!before || dirty)}
      refusal={refusal}
      placed={['name', 'team', 'policy', 'description', 'owner', 'supportedBy', 'dependsOn', 'offerings']}
    >
      <Section title="Service">
        <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} error={wrong('name')} />
        <TeamPick label="Team" value={draft.team} onChange={(team) => set({ team })} error={wrong('team')} />
        <Pick
          label="Criticality"
          options={criticalities}
          value={draft.criticality}
          onChange={(criticality) => set({ criticality: criticality as Level })}
        />
        <PolicyPick
          label="Escalation policy"
          none="The team’s, or the default one"
          value={draft.policy}
          onChange={(policy) => set({ policy })}
          error={wrong('policy')}
        />
      </Section>
      <MakeupFields makeup={draft} set={set} wrong={wrong} criticalities={criticalities} />
      <Section
        title="Alarms that belong to it"
        about="Every field of a rule has to fit; in names * stands for anything and ? for one character."
      >
        <MatchFields rules={draft.match} onChange={(match) => set({ match })} wrong={wrong} />
      </Section>
    </RecordForm>
  );
}

export const NewService = () => <ServiceForm />;

export function EditService() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Service>(`/services/${encodeURIComponent(id)}`, { pace: 'rare' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <ServiceForm key={data.id} before={data} />;
}

import { useNavigate, useParams } from 'react-router';
import type { PlannedStep } from '../../../functions/continuity/plan-step.ts';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PersonPick, ServicePick, TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { StepEditor } from './step-editor.tsx';
import type { Plan } from './types.ts';

const placed = ['title', 'service', 'team', 'owner', 'text', 'steps'];

function PlanForm({ plan }: { plan?: Plan }) {
  const { run, busy, refusal } = useCommand<Plan>();
  const navigate = useNavigate();
  const { title = '', service = '', team = '', owner = '', text = '', steps = [] } = plan?.draft ?? {};
  const { draft, set, changed, dirty, wrong } = useDraft(
    { title, service, team, owner, text, steps: steps as PlannedStep[] },
    refusal,
  );
  const save = () => {
    const nulled = (name: 'owner' | 'text') => name in changed && { [name]: changed[name] || null };
    const command = plan
      ? {
          path: `/continuity-plans/${plan.id}`,
          method: 'PATCH' as const,
          version: plan.version,
          body: { ...changed, ...nulled('owner'), ...nulled('text') },
        }
      : {
          path: '/continuity-plans',
          body: Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '')),
        };
    void run({ ...command, done: 'Saved.' })
      .then(({ id }) => navigate(`/continuity-plans/${id}`))
      .catch(() => undefined);
  };
  return (
    <RecordForm
      title={plan ? `Edit ${plan.id}` : 'New continuity plan'}
      about="What is written holds once it is approved; what is followed meanwhile stays as it was."
      trail={
        plan
          ? { label: plan.id, href: `/continuity-plans/${plan.id}` }
          : { label: 'Continuity plans', href: '/continuity-plans' }
      }
      go="Save"
      onGo={save}
      busy={busy}
      ready={dirty && draft.title.trim() !== '' && draft.service !== ''}
      refusal={refusal}
      placed={placed}
    >
      <Section title="What it is for">
        <TextField
          label="Title"
          value={draft.title}
          onChange={(to) => set({ title: to })}
          error={wrong('title')}
          focus={!plan}
        />
        <ServicePick
          label="Service"
          value={draft.service}
          onChange={(to) => set({ service: to })}
          error={wrong('service')}
        />
        <TeamPick
          label="Team"
          {...(!plan && { none: 'The team of the service' })}
          value={draft.team}
          onChange={(to) => set({ team: to })}
          error={wrong('team')}
        />
        <PersonPick
          label="Owner"
          none="Its team"
          workers
          value={draft.owner}
          onChange={(to) => set({ owner: to })}
          error={wrong('owner')}
        />
        <TextField
          label="When it is followed"
          rows={3}
          value={draft.text}
          onChange={(to) => set({ text: to })}
          error={wrong('text')}
        />
      </Section>
      <Section title="Steps" about="What comes after nothing, or after the same, is done side by side.">
        <StepEditor
          own={plan?.id}
          steps={draft.steps}
          onChange={(to) => set({ steps: to })}
          refused={refusal?.fields ?? {}}
        />
      </Section>
    </RecordForm>
  );
}

export const NewPlan = () => <PlanForm />;

export function EditPlan() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Plan>(`/continuity-plans/${encodeURIComponent(id)}`, {
    pace: 'once',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <PlanForm key={data.version} plan={data} />;
}

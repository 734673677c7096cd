import { useNavigate, useParams } from 'react-router';
import { exerciseSorts } from '../../../functions/continuity/exercise.ts';
import { DateTime } from '../../components/date-time.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PersonPick, ServicePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import type { Exercise, Plan } from './types.ts';
import { sortWords } from './words.ts';

const placed = [
  'title',
  'service',
  'sort',
  'plan',
  'template',
  'plannedFor',
  'everyDays',
  'remindDays',
  'owner',
];
const sorts = exerciseSorts.map((value) => ({ value, label: sortWords[value] ?? value }));

function ExerciseForm({ exercise }: { exercise?: Exercise }) {
  const { run, busy, refusal } = useCommand<Exercise>();
  const navigate = useNavigate();
  const plans = useEvery<Plan>('continuity-plans').filter(({ live }) => live);
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      title: exercise?.title ?? '',
      service: exercise?.service ?? '',
      sort: (exercise?.sort ?? 'plan') as string,
      plan: exercise?.plan ?? '',
      template: exercise?.template ?? '',
      plannedFor: exercise?.plannedFor ?? '',
      everyDays: exercise?.everyDays as number | undefined,
      remindDays: (exercise?.remindDays ?? 7) as number | undefined,
      owner: exercise?.owner ?? '',
    },
    refusal,
  );
  const kept = ([name, value]: [string, unknown]) =>
    value !== '' &&
    value !== undefined &&
    (name !== 'plan' || draft.sort === 'plan') &&
    (name !== 'template' || draft.sort === 'experiment');
  const save = () => {
    const { sort: _, plan: __, ...rest } = changed;
    const nulled = Object.fromEntries(
      Object.keys(changed)
        .filter((name) => ['template', 'owner', 'everyDays'].includes(name))
        .map((name) => [name, changed[name as 'owner'] || null]),
    );
    const command = exercise
      ? {
          path: `/exercises/${exercise.id}`,
          method: 'PATCH' as const,
          version: exercise.version,
          body: { ...rest, ...nulled },
        }
      : { path: '/exercises', body: Object.fromEntries(Object.entries(draft).filter(kept)) };
    void run({ ...command, done: 'It is in the calendar.' })
      .then(({ id }) => navigate(`/exercises/${id}`))
      .catch(() => undefined);
  };
  return (
    <RecordForm
      title={exercise ? `Edit ${exercise.id}` : 'Plan an exercise'}
      about="People are reminded before its day, and told when it has passed."
      trail={
        exercise
          ? { label: exercise.id, href: `/exercises/${exercise.id}` }
          : { label: 'Exercises', href: '/exercises' }
      }
      go="Save"
      onGo={save}
      busy={busy}
      ready={dirty && draft.title.trim() !== '' && draft.plannedFor !== '' && draft.service !== ''}
      refusal={refusal}
      placed={placed}
    >
      <Section title="What is tried">
        <TextField
          label="Title"
          value={draft.title}
          onChange={(title) => set({ title })}
          error={wrong('title')}
          focus={!exercise}
        />
        <ServicePick
          label="Service"
          value={draft.service}
          onChange={(service) => set({ service })}
          error={wrong('service')}
        />
        {!exercise && (
          <Pick
            label="What it is"
            options={sorts}
            value={draft.sort}
            onChange={(sort) => set({ sort })}
            error={wrong('sort')}
          />
        )}
        {!exercise && draft.sort === 'plan' && (
          <Pick
            label="Which plan is followed?"
            options={plans.map(({ id, title }) => ({ value: id, label: title, description: id }))}
            value={draft.plan}
            onChange={(plan) => set({ plan })}
            error={wrong('plan')}
            find
          />
        )}
        {draft.sort === 'experiment' && (
          <TextField
            label="Experiment template"
            description="Experiments of it that AWS FIS tells of are this exercise."
            placeholder="EXT1a2b3c4d5e6f7"
            value={draft.template}
            onChange={(template) => set({ template })}
            error={wrong('template')}
          />
        )}
      </Section>
      <Section title="When">
        <DateTime
          label="Day"
          value={draft.plannedFor}
          onChange={(plannedFor) => set({ plannedFor })}
          error={wrong('plannedFor')}
        />
        <NumberField
          label="Again every"
          unit="days"
          description="Empty for once."
          value={draft.everyDays}
          onChange={(everyDays) => set({ everyDays })}
          error={wrong('everyDays')}
        />
        <NumberField
          label="People are reminded"
          unit="days before"
          value={draft.remindDays}
          onChange={(remindDays) => set({ remindDays })}
          error={wrong('remindDays')}
        />
        <PersonPick
          label="Who holds it?"
          none="Its team"
          workers
          value={draft.owner}
          onChange={(owner) => set({ owner })}
          error={wrong('owner')}
        />
      </Section>
    </RecordForm>
  );
}

export const NewExercise = () => <ExerciseForm />;

export function EditExercise() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Exercise>(`/exercises/${encodeURIComponent(id)}`, {
    pace: 'once',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <ExerciseForm key={data.version} exercise={data} />;
}

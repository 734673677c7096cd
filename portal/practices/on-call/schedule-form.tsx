import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { zoneHere } from '../../components/date-time.tsx';
import { Many } from '../../components/many.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import type { Rotation, Schedule } from '../../model.ts';
import { RotationFields } from './rotation-fields.tsx';
import { SchedulePreview } from './schedule-preview.tsx';

type Draft = Pick<Schedule, 'name' | 'team' | 'timeZone' | 'rotations'> & { reminders: number[] };

const leads = [
  { value: '2880', label: '2 days before' },
  { value: '1440', label: '1 day before' },
  { value: '60', label: '1 hour before' },
  { value: '0', label: 'When it begins' },
];
const today = () => new Date().toISOString().slice(0, 10);
const newRotation = (): Rotation => ({
  people: [],
  every: 'week',
  count: 1,
  handOff: { time: '09:00', weekday: 1 },
  from: today(),
});
const empty = (): Draft => ({
  name: '',
  team: '',
  timeZone: zoneHere,
  rotations: [newRotation()],
  reminders: [],
});

/** Who takes turns, and a look at what comes of it before it is saved. */
function ScheduleForm({ before }: { before?: Schedule }) {
  const { run, busy, refusal } = useCommand<Schedule>();
  const given: Draft = before ? { ...before, reminders: before.reminders ?? [] } : empty();
  const [start] = useState({
    name: given.name,
    team: given.team,
    timeZone: given.timeZone,
    rotations: given.rotations,
    reminders: given.reminders,
  });
  const { draft, set, changed, dirty, wrong } = useDraft<Draft>(start, refusal);
  const navigate = useNavigate();
  const { rotations } = draft;
  const ready =
    draft.name.trim() !== '' && draft.team !== '' && rotations.every(({ people }) => people.length);
  const save = async () => {
    try {
      await run(
        before
          ? {
              method: 'PATCH',
              path: `/schedules/${before.id}`,
              body: changed,
              version: before.version,
              done: 'The schedule is changed.',
            }
          : { path: '/schedules', body: draft, done: 'The schedule is made.' },
      );
      await navigate('/on-call');
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  return (
    <RecordForm
      title={before ? `Change ${before.title}` : 'New schedule'}
      about="Who is called when, in their own time zone. Whatever you change holds from the moment it is saved."
      trail={{ label: 'On call', href: '/on-call' }}
      go={before ? 'Save' : 'Make the schedule'}
      onGo={() => void save()}
      busy={busy}
      ready={ready && (!before || dirty)}
      refusal={refusal}
      placed={['name', 'team', 'timeZone']}
      side={<SchedulePreview id={before?.id} timeZone={draft.timeZone} rotations={rotations} ready={ready} />}
    >
      <Section title="Schedule">
        <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} error={wrong('name')} />
        <TeamPick label="Team" value={draft.team} onChange={(team) => set({ team })} error={wrong('team')} />
        <TextField
          label="Time zone"
          value={draft.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          error={wrong('timeZone')}
        />
        <Many
          label="Remind people of their shifts"
          placeholder="Never"
          options={leads}
          values={draft.reminders.map(String)}
          onChange={(values) => set({ reminders: values.map(Number) })}
        />
      </Section>
      {rotations.map((rotation, index) => (
        <RotationFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a rotation is its place in the list
          key={index}
          number={index + 1}
          rotation={rotation}
          wrong={wrong}
          onChange={(next) =>
            set({ rotations: rotations.map((one, place) => (place === index ? next : one)) })
          }
          onRemove={() => set({ rotations: rotations.filter((_, place) => place !== index) })}
        />
      ))}
      {rotations.length < 8 && (
        <div>
          <Button
            formAction="none"
            iconName="add-plus"
            onClick={() => set({ rotations: [...rotations, newRotation()] })}
          >
            Add a rotation
          </Button>
        </div>
      )}
    </RecordForm>
  );
}

export const NewSchedule = () => <ScheduleForm />;

export function EditSchedule() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Schedule>(`/schedules/${encodeURIComponent(id)}`, {
    pace: 'rare',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <ScheduleForm key={data.id} before={data} />;
}

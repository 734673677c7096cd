import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { zoneHere } from '../../components/date-time.tsx';
import { Flag } from '../../components/flag.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicesPick, TeamsPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { type Calendar, purposeWords, type Times } from './schedule-types.ts';
import { TimesFields } from './times-fields.tsx';

type Draft = Pick<Calendar, 'name' | 'purpose' | 'zone' | 'covers' | 'times'> & { description: string };

const purposes = [
  {
    value: 'freeze',
    label: purposeWords.freeze,
    description: 'Nothing begins; an emergency skips it, visibly',
  },
  { value: 'blackout', label: purposeWords.blackout, description: 'These things are not to be changed' },
  {
    value: 'maintenance',
    label: purposeWords.maintenance,
    description: 'These things are changed then, and else not',
  },
];
const once: Times = { every: 'once', from: '', to: '' };
const empty: Draft = {
  name: '',
  description: '',
  purpose: 'freeze',
  zone: zoneHere,
  covers: { everything: true },
  times: [once],
};
const zones = ['floating', ...Intl.supportedValuesOf('timeZone'), 'UTC'].map((value) => ({
  value,
  label: value === 'floating' ? 'Wherever it is carried out' : value,
}));

function CalendarForm({ calendar }: { calendar?: Calendar }) {
  const navigate = useNavigate();
  const { run, busy, refusal } = useCommand<Calendar>();
  const [draft, setDraft] = useState<Draft>(
    calendar ? { ...calendar, description: calendar.description ?? '' } : empty,
  );
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { name, purpose, zone, covers, times, description } = draft;
  const { everything, services = [], teams = [], cis = [] } = covers;
  const cover = (part: Calendar['covers']) => {
    const next = { services, teams, cis, ...part };
    const kept = Object.entries(next).filter(
      ([, value]) => value === true || (Array.isArray(value) && value.length),
    );
    set({ covers: part.everything ? { everything: true } : Object.fromEntries(kept) });
  };
  const words = description.trim() || (calendar ? null : undefined);
  const body = { name, purpose, zone, covers, times, ...(words !== undefined && { description: words }) };
  const save = () =>
    void run({
      path: calendar ? `/change-calendars/${calendar.id}` : '/change-calendars',
      method: calendar ? 'PATCH' : 'POST',
      body,
      ...(calendar && { version: calendar.version }),
      done: 'The calendar holds.',
      touches: ['/changes/schedule'],
    }).then(
      () => void navigate('/change-calendars'),
      () => undefined,
    );
  return (
    <RecordForm
      title={calendar ? calendar.name : 'New calendar'}
      trail={{ label: 'Calendars of changes', href: '/change-calendars' }}
      go="Save"
      onGo={save}
      busy={busy}
      ready={name.trim() !== '' && Object.keys(covers).length > 0 && times.length > 0}
      refusal={refusal}
      placed={['name']}
    >
      <Section title="What it is">
        <TextField
          label="Name"
          value={name}
          onChange={(value) => set({ name: value })}
          error={refusal?.fields.name}
        />
        <Pick
          label="What it does"
          value={purpose}
          options={purposes}
          onChange={(value) => set({ purpose: value as Calendar['purpose'] })}
        />
        <TextField
          label="Why (optional)"
          value={description}
          rows={2}
          onChange={(value) => set({ description: value })}
        />
      </Section>
      <Section title="For what">
        <Flag
          label="Everything"
          checked={everything === true}
          onChange={(all) => cover(all ? { everything: true } : {})}
        />
        {!everything && (
          <>
            <ServicesPick
              label="Services"
              values={services}
              onChange={(value) => cover({ services: value })}
            />
            <TeamsPick label="Teams" values={teams} onChange={(value) => cover({ teams: value })} />
            <TextField
              label="Items (optional)"
              description="Ids such as CI-1042, separated by commas"
              value={cis.join(', ')}
              onChange={(value) => cover({ cis: value.split(/[\s,]+/).filter(Boolean) })}
            />
          </>
        )}
      </Section>
      <Section title="When">
        <Pick
          label="Time zone"
          value={zone}
          options={zones}
          onChange={(value) => set({ zone: value })}
          find
        />
        {times.map((one, index) => (
          <TimesFields
            // biome-ignore lint/suspicious/noArrayIndexKey: times have no name but their place
            key={index}
            label={times.length > 1 ? `Times ${index + 1}` : 'Times'}
            times={one}
            onChange={(next) => set({ times: times.with(index, next) })}
            {...(times.length > 1 && { onRemove: () => set({ times: times.toSpliced(index, 1) }) })}
          />
        ))}
        <Button formAction="none" iconName="add-plus" onClick={() => set({ times: [...times, once] })}>
          More times
        </Button>
      </Section>
    </RecordForm>
  );
}

export const NewCalendar = () => <CalendarForm />;

export function EditCalendar() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Calendar>(`/change-calendars/${encodeURIComponent(id)}`, {
    pace: 'slow',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <CalendarForm key={data.version} calendar={data} />;
}

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { HoursFields } from '../on-call/hours-fields.tsx';
import type { ServiceCalendar } from './types.ts';

const list = '/service-calendars';

/** Days off from a calendar file. */
function HolidayImport({ calendar }: { calendar: ServiceCalendar }) {
  const [ics, setIcs] = useState('');
  const { run, busy, refusal } = useCommand<ServiceCalendar>();
  const bring = {
    path: `${list}/${calendar.id}/import-holidays`,
    body: { ics },
    done: 'The days off are in.',
  };
  return (
    <Panel title="Days off" count={calendar.holidays.length}>
      <ul className="plain">
        {calendar.holidays.slice(0, 40).map(({ date, name }) => (
          <li key={date}>
            {date} <span className="soft">{name}</span>
          </li>
        ))}
      </ul>
      {calendar.holidays.length > 40 && <p className="soft">and {calendar.holidays.length - 40} more</p>}
      <TextField
        label="From a calendar file"
        description="The text of an .ics file: its whole days are added."
        rows={4}
        value={ics}
        onChange={setIcs}
        error={refusal?.fields.ics}
      />
      <Button
        formAction="none"
        disabled={!ics.trim()}
        loading={busy}
        onClick={() =>
          void run(bring).then(
            () => setIcs(''),
            () => undefined,
          )
        }
      >
        Add these days
      </Button>
    </Panel>
  );
}

/** When people work, by the wall clock of a zone. */
function CalendarForm({ before }: { before?: ServiceCalendar }) {
  const { run, busy, refusal } = useCommand<ServiceCalendar>();
  const [start] = useState(() => ({
    name: before?.name ?? '',
    timeZone: before?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    hours: before?.hours ?? [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }],
  }));
  const { draft, set, changed, dirty, wrong } = useDraft(start, refusal);
  const navigate = useNavigate();
  const { name, timeZone, hours } = draft;
  const save = async () => {
    const saving = before
      ? { method: 'PATCH' as const, path: `${list}/${before.id}`, version: before.version, body: changed }
      : { path: list, body: draft };
    try {
      await run({ ...saving, done: 'The hours are saved.', touches: ['/service-levels'] });
      await navigate(list);
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  return (
    <RecordForm
      title={before ? before.name : 'New service hours'}
      about="Without any hours it is around the clock. When they change, every clock that runs is computed anew."
      trail={{ label: 'Service hours', href: list }}
      go="Save"
      onGo={() => void save()}
      busy={busy}
      ready={name.trim() !== '' && (dirty || !before)}
      refusal={refusal}
      placed={['name', 'timeZone', 'hours']}
      {...(before && { side: <HolidayImport calendar={before} /> })}
    >
      <Section title="Hours">
        <TextField
          label="Name"
          value={name}
          onChange={(next) => set({ name: next })}
          error={wrong('name')}
          focus={!before}
        />
        <TextField
          label="Time zone"
          value={timeZone}
          placeholder="Europe/Berlin"
          onChange={(next) => set({ timeZone: next })}
          error={wrong('timeZone')}
        />
        <HoursFields label="Hours of a week" hours={hours} onChange={(next) => set({ hours: next })} />
        {wrong('hours') && <p role="alert">{wrong('hours')}</p>}
      </Section>
    </RecordForm>
  );
}

export const NewServiceCalendar = () => <CalendarForm />;

export function EditServiceCalendar() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<ServiceCalendar>(`${list}/${encodeURIComponent(id)}`, {
    pace: 'slow',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <CalendarForm key={data.id} before={data} />;
}

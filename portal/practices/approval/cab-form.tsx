import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Recurrence } from '../../../functions/approval/cab.ts';
import type { Condition } from '../../../functions/record/condition.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { zoneHere } from '../../components/date-time.tsx';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PeoplePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import { DelegateFields } from './delegate-fields.tsx';
import { NextMeetings } from './next-meetings.tsx';
import { RecurrenceFields } from './recurrence-fields.tsx';
import type { Cab } from './types.ts';
import { useChangeFields } from './use-change-fields.ts';

const weekly: Recurrence = { every: 'week', weekday: 4, count: 1 };

const draftOf = (before?: Cab) => ({
  name: before?.name ?? '',
  members: before?.members ?? [],
  chair: before?.chair ?? '',
  delegates: before?.delegates ?? {},
  recurrence: before?.recurrence ?? weekly,
  time: before?.time ?? '14:00',
  timeZone: before?.timeZone ?? zoneHere,
  minutes: before?.minutes ?? 60,
  horizonDays: before?.horizonDays ?? 30,
  agenda: before?.agenda as Condition | undefined,
  enabled: before?.enabled ?? true,
});

/** Who a board is, when it meets, and what it looks at. */
function CabForm({ before }: { before?: Cab }) {
  const { run, busy, refusal } = useCommand<Cab>();
  const [start] = useState(() => draftOf(before));
  const { draft, set, changed, dirty, wrong } = useDraft(start, refusal);
  const person = usePeople();
  const fields = useChangeFields();
  const navigate = useNavigate();
  const { agenda, members, delegates, chair } = draft;
  // Whoever is no member any more neither chairs nor is stood for.
  const setMembers = (next: string[]) =>
    set({
      members: next,
      chair: next.includes(chair) ? chair : (next[0] ?? ''),
      delegates: Object.fromEntries(Object.entries(delegates).filter(([member]) => next.includes(member))),
    });
  const save = async () => {
    const { agenda: _, ...rest } = draft;
    const emptied = before?.agenda && !agenda ? { agenda: null } : {};
    const saving = before
      ? { method: 'PATCH' as const, path: `/cabs/${before.id}`, version: before.version }
      : { path: '/cabs' };
    const body = before ? { ...changed, ...emptied } : { ...rest, ...(agenda && { agenda }) };
    try {
      await run({ ...saving, body, done: 'The CAB is saved.' });
      await navigate('/cabs');
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  return (
    <RecordForm
      title={before ? before.name : 'New CAB'}
      about="A round of votes asks those who were members when it began."
      trail={{ label: 'CABs', href: '/cabs' }}
      go="Save"
      onGo={() => void save()}
      busy={busy}
      ready={draft.name.trim() !== '' && members.length > 0 && dirty}
      refusal={refusal}
      placed={Object.keys(start)}
      side={<NextMeetings plan={{ ...draft, id: before?.id ?? 'new' }} />}
    >
      <Section title="Who">
        <TextField
          label="Name"
          value={draft.name}
          onChange={(name) => set({ name })}
          error={wrong('name')}
          focus={!before}
        />
        <PeoplePick label="Members" workers values={members} onChange={setMembers} error={wrong('members')} />
        <Pick
          label="Chair"
          description="Opens the meetings, and records what is decided."
          options={members.map((id) => ({ value: id, label: person(id) }))}
          value={chair}
          onChange={(next) => set({ chair: next })}
          error={wrong('chair')}
        />
        <DelegateFields
          members={members}
          delegates={delegates}
          onChange={(next) => set({ delegates: next })}
          wrong={(member) => wrong(`delegates/${member}`)}
        />
      </Section>
      <Section title="When">
        <RecurrenceFields
          recurrence={draft.recurrence}
          onChange={(recurrence) => set({ recurrence })}
          wrong={(field) => wrong(`recurrence/${field}`)}
        />
        <div className="row-of-fields">
          <TextField
            label="At"
            placeholder="14:00"
            value={draft.time}
            onChange={(time) => set({ time })}
            error={wrong('time')}
          />
          <TextField
            label="Time zone"
            value={draft.timeZone}
            onChange={(timeZone) => set({ timeZone })}
            error={wrong('timeZone')}
          />
          <NumberField
            label="Lasts"
            unit="minutes"
            value={draft.minutes}
            onChange={(minutes = 0) => set({ minutes })}
            error={wrong('minutes')}
          />
        </div>
        <Flag
          label="It meets"
          description="Switched off, nobody is told of a meeting; it is asked all the same."
          checked={draft.enabled}
          onChange={(enabled) => set({ enabled })}
        />
      </Section>
      <Section title="Agenda" about="What waits for this CAB is on it by itself.">
        <NumberField
          label="Only what begins within"
          unit="days"
          value={draft.horizonDays}
          onChange={(horizonDays = 0) => set({ horizonDays })}
          error={wrong('horizonDays')}
        />
        <ConditionEditor
          label="And of that"
          value={agenda}
          onChange={(next) => set({ agenda: next })}
          fields={fields}
          error={wrong('agenda')}
        />
      </Section>
    </RecordForm>
  );
}

export const NewCab = () => <CabForm />;

export function EditCab() {
  const { id = '' } = useParams();
  const path = `/cabs/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useLive<Cab>(path, { pace: 'once' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <CabForm key={data.id} before={data} />;
}

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { alertFields } from '../monitoring/words.ts';
import { OfferingFields } from './offering-fields.tsx';
import type { Commitment } from './types.ts';

const list = '/availability-commitments';
// Its service is the one that the promise is about.
const alarmFields = alertFields([]).filter(({ name }) => name !== 'service');
const placed = ['service', 'percent', 'calendar', 'timeZone', 'outageWhen', 'degradedWhen', 'offerings'];

/** Whether a promise holds: it is taken back, or given again. */
function Put({ before }: { before: Commitment }) {
  const { give, busy } = useCommand();
  const step = before.state === 'active' ? 'retire' : 'restore';
  const done = step === 'retire' ? 'Nothing is promised any more.' : 'It is promised again.';
  return (
    <Button
      formAction="none"
      disabled={busy}
      onClick={() =>
        give({ path: `${list}/${before.id}/${step}`, body: {}, done, touches: ['/service-availability'] })
      }
    >
      {step === 'retire' ? 'Promise nothing any more' : 'Promise it again'}
    </Button>
  );
}

function CommitmentForm({ before }: { before?: Commitment }) {
  const [search] = useSearchParams();
  const { run, busy, refusal } = useCommand<Commitment>();
  const navigate = useNavigate();
  const calendars = useEvery<Base>('service-calendars');
  const [start] = useState(() => ({
    service: before?.id ?? search.get('service') ?? '',
    percent: (before?.percent ?? 99.9) as number | undefined,
    calendar: before?.calendar ?? '',
    timeZone: before?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    offerings: before?.offerings ?? [],
    incidentsCount: before?.incidentsCount ?? true,
    holdsChanges: before?.holdsChanges ?? false,
    outageWhen: before?.outageWhen,
    degradedWhen: before?.degradedWhen,
  }));
  const { draft, set, changed, dirty, wrong } = useDraft(start, refusal);
  const {
    service,
    percent,
    calendar,
    timeZone,
    offerings,
    incidentsCount,
    holdsChanges,
    outageWhen,
    degradedWhen,
  } = draft;
  const hours = [
    { value: '', label: 'Around the clock' },
    ...calendars.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const save = async () => {
    const edited = {
      ...changed,
      ...('calendar' in changed && { calendar: calendar || null }),
      ...('outageWhen' in changed && { outageWhen: outageWhen ?? null }),
      ...('degradedWhen' in changed && { degradedWhen: degradedWhen ?? null }),
    };
    const made = { service, percent, timeZone, offerings, incidentsCount, holdsChanges };
    const optional = {
      ...(calendar && { calendar }),
      ...(outageWhen && { outageWhen }),
      ...(degradedWhen && { degradedWhen }),
    };
    const saving = before
      ? { path: `${list}/${before.id}`, method: 'PATCH' as const, version: before.version, body: edited }
      : { path: list, body: { ...made, ...optional } };
    try {
      await run({ ...saving, done: 'It is promised.', touches: ['/service-availability'] });
      await navigate(`/availability/${service}`);
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  return (
    <RecordForm
      title={before ? before.title : 'New promise'}
      about="99.9 % of a month of thirty days allow 43 minutes and 12 seconds of downtime; 99.99 % allow 4 minutes and 19 seconds."
      trail={{ label: 'What is promised', href: list }}
      go="Promise it"
      onGo={() => void save()}
      busy={busy}
      ready={(before ? dirty : service !== '') && percent !== undefined}
      refusal={refusal}
      placed={placed}
      {...(before && { side: <Put before={before} /> })}
    >
      <Section title="How much">
        {!before && (
          <ServicePick
            label="Service"
            value={service}
            onChange={(to) => set({ service: to })}
            error={wrong('service')}
          />
        )}
        <NumberField
          label="It is there"
          unit="percent"
          value={percent}
          onChange={(to) => set({ percent: to })}
          error={wrong('percent')}
        />
        <Pick
          label="Within"
          description="Service hours; what is down outside of them breaks no promise."
          options={hours}
          value={calendar}
          onChange={(to) => set({ calendar: to })}
          error={wrong('calendar')}
        />
        <TextField
          label="Time zone"
          description="Whose midnights begin days and months."
          value={timeZone}
          onChange={(to) => set({ timeZone: to })}
          error={wrong('timeZone')}
        />
        <OfferingFields
          service={service}
          value={offerings}
          hours={hours}
          onChange={(to) => set({ offerings: to })}
          error={wrong('offerings')}
        />
      </Section>
      <Section title="What tells that it is down">
        <ConditionEditor
          label="An alarm means an outage when"
          value={outageWhen}
          onChange={(to) => set({ outageWhen: to })}
          fields={alarmFields}
          error={wrong('outageWhen')}
          unsaid="Alarms of high impact."
        />
        <ConditionEditor
          label="An alarm means a degradation when"
          value={degradedWhen}
          onChange={(to) => set({ degradedWhen: to })}
          fields={alarmFields}
          error={wrong('degradedWhen')}
          unsaid="Alarms of medium impact."
        />
        <Flag
          label="An incident of priority 1 that a person reports is an outage"
          checked={incidentsCount}
          onChange={(to) => set({ incidentsCount: to })}
        />
      </Section>
      <Section title="When it is spent">
        <Flag
          label="Changes wait while the error budget of the month is spent"
          description="The change gate lets no pipeline begin; an emergency goes on."
          checked={holdsChanges}
          onChange={(to) => set({ holdsChanges: to })}
        />
      </Section>
    </RecordForm>
  );
}

export const NewCommitment = () => <CommitmentForm />;

export function EditCommitment() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Commitment>(`${list}/${encodeURIComponent(id)}`);
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <CommitmentForm before={data} key={data.version} />;
}

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { zoneHere } from '../../components/date-time.tsx';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import type { Policy, PolicyLevel, Priority } from '../../model.ts';
import { priorities } from '../../words.ts';
import { HoursFields } from './hours-fields.tsx';
import { TargetFields } from './target-fields.tsx';

type Draft = {
  name: string;
  team: string;
  levels: PolicyLevel[];
  repeat: number;
  pagesUpTo: Priority;
  ackTimeout: number;
  supportHours: Policy['supportHours'] | null;
  pagesOutside?: number;
};

const newLevel = (): PolicyLevel => ({ targets: [], minutes: 10 });
const reaches = Object.entries(priorities).map(([value, label]) => ({
  value,
  label: value === '1' ? label : `${label} and more urgent`,
}));
const turns = [
  { value: 'everyone', label: 'Everyone at once' },
  { value: 'round-robin', label: 'One of them, in turns' },
];
const office = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' };

const draftOf = (before?: Policy): Draft => ({
  name: before?.name ?? '',
  team: before?.team ?? '',
  levels: before?.levels ?? [newLevel()],
  repeat: before?.repeat ?? 0,
  pagesUpTo: before?.pagesUpTo ?? 3,
  ackTimeout: before ? (before.ackTimeout ?? 0) : 30,
  supportHours: before?.supportHours ?? null,
  ...(before?.pagesOutside !== undefined && { pagesOutside: before.pagesOutside }),
});

/** Whom to page, in which order, how urgently, and what an acknowledgement is worth. */
function PolicyForm({ before }: { before?: Policy }) {
  const { run, busy, refusal } = useCommand<Policy>();
  const [start] = useState(() => draftOf(before));
  const { draft, set, changed, dirty, wrong } = useDraft<Draft>(start, refusal);
  const navigate = useNavigate();
  const { levels, supportHours } = draft;
  const put = (index: number, part: Partial<PolicyLevel>) =>
    set({ levels: levels.map((level, place) => (place === index ? { ...level, ...part } : level)) });
  const ready =
    draft.name.trim() !== '' &&
    draft.team !== '' &&
    levels.every(({ targets, minutes }) => targets.length && minutes);
  const save = async () => {
    const { supportHours: hours, ...rest } = draft;
    try {
      await run(
        before
          ? {
              method: 'PATCH',
              path: `/escalation-policies/${before.id}`,
              body: changed,
              version: before.version,
              done: 'The policy is changed, for escalations from now on.',
            }
          : {
              path: '/escalation-policies',
              body: { ...rest, ...(hours && { supportHours: hours }) },
              done: 'The policy is made.',
            },
      );
      await navigate('/on-call?tab=policies');
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  return (
    <RecordForm
      title={before ? `Change ${before.title}` : 'New escalation policy'}
      about="What is being paged goes on by the policy as it was when it began."
      trail={{ label: 'Escalation policies', href: '/on-call?tab=policies' }}
      go={before ? 'Save' : 'Make the policy'}
      onGo={() => void save()}
      busy={busy}
      ready={ready && (!before || dirty)}
      refusal={refusal}
      placed={['name', 'team']}
    >
      <Section title="Policy">
        <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} error={wrong('name')} />
        <TeamPick label="Team" value={draft.team} onChange={(team) => set({ team })} error={wrong('team')} />
      </Section>
      {levels.map(({ targets, minutes, turns: how, acknowledgements = 1 }, index) => (
        <Section
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place in the list
          key={index}
          title={`Level ${index + 1}`}
          actions={
            levels.length > 1 && (
              <Button
                formAction="none"
                iconName="remove"
                ariaLabel={`Remove level ${index + 1}`}
                onClick={() => set({ levels: levels.filter((_, place) => place !== index) })}
              >
                Remove
              </Button>
            )
          }
        >
          <TargetFields
            label="Page"
            targets={targets}
            onChange={(next) => put(index, { targets: next })}
            error={wrong(`levels/${index}/targets`)}
          />
          <div className="row-of-fields">
            <Pick
              label="How"
              options={turns}
              value={how ?? 'everyone'}
              onChange={(value) => put(index, { turns: value as 'everyone' | 'round-robin' })}
            />
            <NumberField
              label="Time to answer"
              unit="minutes"
              value={minutes}
              onChange={(value) => put(index, { minutes: value ?? 0 })}
              error={wrong(`levels/${index}/minutes`)}
            />
            <NumberField
              label="Have to take it"
              unit={acknowledgements === 1 ? 'person' : 'people'}
              value={acknowledgements}
              onChange={(value) => put(index, { acknowledgements: value ?? 1 })}
              error={wrong(`levels/${index}/acknowledgements`)}
            />
          </div>
        </Section>
      ))}
      <div>
        <Button
          formAction="none"
          iconName="add-plus"
          onClick={() => set({ levels: [...levels, newLevel()] })}
        >
          Add a level
        </Button>
      </div>
      <Section title="And then">
        <NumberField
          label="Go through all levels again"
          unit="times"
          value={draft.repeat}
          onChange={(value) => set({ repeat: value ?? 0 })}
          error={wrong('repeat')}
        />
        <NumberField
          label="Page again when nobody touches it after it was acknowledged"
          description="0: an acknowledgement never lapses."
          unit="minutes"
          value={draft.ackTimeout}
          onChange={(value) => set({ ackTimeout: value ?? 0 })}
          error={wrong('ackTimeout')}
        />
      </Section>
      <Section title="Urgency" about="What does not page is on record all the same.">
        <Pick
          label="Pages for"
          options={reaches}
          value={String(draft.pagesUpTo)}
          onChange={(value) => set({ pagesUpTo: Number(value) as Priority })}
        />
        <Flag
          label="Outside support hours, page for less"
          description="What would page in support hours waits for them to begin."
          checked={Boolean(supportHours)}
          onChange={(on) =>
            set(
              on
                ? {
                    supportHours: { timeZone: zoneHere, hours: [office] },
                    pagesOutside: draft.pagesOutside ?? 1,
                  }
                : { supportHours: null },
            )
          }
        />
        {supportHours && (
          <>
            <Pick
              label="Outside them, pages for"
              options={[{ value: '0', label: 'Nothing' }, ...reaches]}
              value={String(draft.pagesOutside ?? 1)}
              onChange={(value) => set({ pagesOutside: Number(value) })}
            />
            <TextField
              label="Time zone of the support hours"
              value={supportHours.timeZone}
              onChange={(timeZone) => set({ supportHours: { ...supportHours, timeZone } })}
              error={wrong('supportHours')}
            />
            <HoursFields
              label="Support hours"
              hours={supportHours.hours}
              onChange={(hours) => set({ supportHours: { ...supportHours, hours } })}
            />
          </>
        )}
      </Section>
    </RecordForm>
  );
}

export const NewPolicy = () => <PolicyForm />;

export function EditPolicy() {
  const { id = '' } = useParams();
  const path = `/escalation-policies/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useLive<Policy>(path, { pace: 'rare' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <PolicyForm key={data.id} before={data} />;
}

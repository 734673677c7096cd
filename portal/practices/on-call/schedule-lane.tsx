import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { useMay } from '../../desk.ts';
import { serverNow } from '../../live/server-time.ts';
import { useItems } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Finding, OnCall, Schedule, Shift } from '../../model.ts';
import { counted } from '../../words.ts';
import { Findings } from './findings.tsx';
import { weekdays } from './hours-fields.tsx';
import { Lane } from './lane.tsx';
import { Layers } from './layers.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { OverrideDialog, Overrides } from './overrides.tsx';
import { Swaps } from './swaps.tsx';

const hour = 3_600_000;
const days = 14;

/** `every week on Monday at 09:00`. */
function rhythm({ rotations = [] }: Schedule): string {
  return rotations
    .map(({ every, count, handOff }) => {
      const period = count > 1 ? `every ${counted(count, every)}` : `every ${every}`;
      const on = every === 'week' && handOff.weekday ? ` on ${weekdays[handOff.weekday]}` : '';
      return `hands over ${period}${on} at ${handOff.time}`;
    })
    .join('; ');
}

type Props = { schedule: Schedule; now: OnCall | undefined; loading: boolean };

/** One schedule: who is on call, and the next two weeks as a picture. What is not known yet is not called nobody. */
export function ScheduleLane({ schedule, now, loading }: Props) {
  const { id, title, timeZone, version } = schedule;
  const [dialog, setDialog] = useState<'cover' | 'note'>();
  const may = useMay();
  const person = usePeople();
  // Whole hours, so that the question stays the same for a while.
  const from = Math.floor(serverNow() / hour) * hour;
  const range = { from, to: from + days * 24 * hour };
  const between = `from=${iso(range.from)}&to=${iso(range.to)}`;
  const asked = { pace: 'slow', keep: true } as const;
  const shifts = useItems<Shift>(version ? `/schedules/${id}/shifts?${between}` : null, asked);
  const findings = useItems<Finding>(version ? `/schedules/${id}/gaps?${between}` : null, asked);
  const failed = shifts.error ?? findings.error;
  return (
    <Panel
      title={title}
      actions={
        <>
          {may('schedule', 'change') && (
            <Button href={`/schedules/${id}/edit`} ariaLabel={`Change ${title}`}>
              Change
            </Button>
          )}
          {may('schedule', 'note') && (
            <Button onClick={() => setDialog('note')} ariaLabel={`Hand-over note of ${title}`}>
              Hand-over note
            </Button>
          )}
          {may('schedule', 'override') && (
            <Button
              iconName="user-profile"
              onClick={() => setDialog('cover')}
              ariaLabel={`Cover a shift of ${title}`}
            >
              Cover a shift
            </Button>
          )}
        </>
      }
    >
      <p className="now-on-call">
        {now?.people.length ? (
          <>
            {now.people.map((each) => (
              <PersonName key={each.id} id={each.id} name={each.name} />
            ))}
            <span className="soft">
              on call{' '}
              {now.until && (
                <>
                  until <When at={now.until} />
                </>
              )}
            </span>
          </>
        ) : loading ? (
          <span className="soft">Looking who is on call…</span>
        ) : (
          <strong className="nobody">Nobody is on call</strong>
        )}
        <span className="soft rhythm">
          {rhythm(schedule)} ({timeZone})
        </span>
      </p>
      {schedule.note && (
        <blockquote className="hand-over">
          {schedule.note} <cite>{person(schedule.noteBy)}</cite>
        </blockquote>
      )}
      {shifts.isPending ? (
        <Loading lines={2} />
      ) : (
        <Lane
          shifts={shifts.items}
          from={range.from}
          to={range.to}
          name={person}
          label={title}
          above={<Layers schedule={schedule} from={range.from} to={range.to} name={person} />}
        />
      )}
      {findings.isPending ? <Loading lines={1} /> : !failed && <Findings findings={findings.items} />}
      {failed && <Trouble error={failed} retry={() => Promise.all([shifts.refetch(), findings.refetch()])} />}
      <Overrides schedule={schedule} />
      <Swaps schedule={schedule} />
      {dialog === 'cover' && <OverrideDialog schedule={schedule} onClose={() => setDialog(undefined)} />}
      {dialog === 'note' && <NoteDialog schedule={schedule} onClose={() => setDialog(undefined)} />}
    </Panel>
  );
}

const iso = (ms: number): string => encodeURIComponent(new Date(ms).toISOString());

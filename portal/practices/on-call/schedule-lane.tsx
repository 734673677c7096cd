import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { useMay } from '../../desk.ts';
import { serverNow } from '../../live/server-time.ts';
import { useItems } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import type { OnCall, Schedule, Shift } from '../../model.ts';
import { counted } from '../../words.ts';
import { Lane } from './lane.tsx';
import { OverrideDialog, Overrides } from './overrides.tsx';

const hour = 3_600_000;
const days = 14;

const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

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

/** One schedule: who is on call, and the next two weeks as a picture. */
export function ScheduleLane({ schedule, now }: { schedule: Schedule; now: OnCall | undefined }) {
  const { id, title, timeZone, version } = schedule;
  const [covering, setCovering] = useState(false);
  const may = useMay();
  const person = usePeople();
  // Whole hours, so that the question stays the same for a while.
  const from = Math.floor(serverNow() / hour) * hour;
  const range = { from, to: from + days * 24 * hour };
  const ask = `/schedules/${id}/shifts?from=${iso(range.from)}&to=${iso(range.to)}`;
  const { items: shifts } = useItems<Shift>(version ? ask : null, { pace: 'slow', keep: true });
  return (
    <Panel
      title={title}
      actions={
        may('schedule', 'override') && (
          <Button
            iconName="user-profile"
            onClick={() => setCovering(true)}
            ariaLabel={`Cover a shift of ${title}`}
          >
            Cover a shift
          </Button>
        )
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
        ) : (
          <strong className="nobody">Nobody is on call</strong>
        )}
        <span className="soft rhythm">
          {rhythm(schedule)} ({timeZone})
        </span>
      </p>
      <Lane shifts={shifts} from={range.from} to={range.to} name={person} label={title} />
      <Overrides schedule={schedule} />
      {covering && <OverrideDialog schedule={schedule} onClose={() => setCovering(false)} />}
    </Panel>
  );
}

const iso = (ms: number): string => encodeURIComponent(new Date(ms).toISOString());

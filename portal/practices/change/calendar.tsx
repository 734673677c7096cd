import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { type KeyboardEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { ServicePick, TeamPick } from '../../components/record-picks.tsx';
import { useLive } from '../../live/use-live.ts';
import { useNow } from '../../live/use-now.ts';
import { CalendarDay } from './calendar-day.tsx';
import { dayOf, daysLater, daysOf, dayText, turned, type View, views } from './calendar-days.ts';
import { Legend } from './calendar-legend.tsx';
import type { Schedule } from './schedule-types.ts';

const monthName = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });
const dayName = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** What is looked at, as the address says it. */
function useLooking() {
  const [search, setSearch] = useSearchParams();
  const now = useNow();
  const view: View = search.get('view') === 'week' ? 'week' : 'month';
  const at = dayOf(search.get('day')) ?? daysLater(now, 0);
  const set = (part: Record<string, string>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(part)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setSearch(next, { replace: true });
  };
  return { view, at, now, set, team: search.get('team') ?? '', service: search.get('service') ?? '' };
}

/** Everything that is planned, with what calendars close, in the reader's time zone. */
export function ChangeCalendarPage() {
  const { view, at, now, set, team, service } = useLooking();
  const [moved, setMoved] = useState(false);
  const days = daysOf(view, at);
  const from = days[0]?.from ?? at;
  const to = days.at(-1)?.to ?? at;
  const ask = new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    ...(team && { team }),
    ...(service && { service }),
  });
  const { data, error, refetch } = useLive<Schedule>(`/changes/schedule?${ask}`, {
    pace: 'slow',
    keep: true,
  });
  const today = daysLater(now, 0);
  const title = view === 'month' ? monthName.format(at) : `Week of ${dayName.format(from)}`;
  const look = (day: number) => set({ day: dayText(day) });
  const turn = (by: 1 | -1) => look(turned(view, at, by));
  const changes = (data?.items ?? []).map((item) => ({
    ...item,
    from: item.plannedFrom ?? '',
    to: item.plannedTo ?? '',
  }));

  const keys = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined && !['PageUp', 'PageDown', 'Home'].includes(event.key)) return;
    event.preventDefault();
    setMoved(true);
    if (event.key === 'PageUp') turn(-1);
    else if (event.key === 'PageDown') turn(1);
    else look(step === undefined ? today : daysLater(at, step));
  };

  return (
    <Page
      title="Change calendar"
      about="What is going to be done when, and when nothing is to be done. Times are yours."
      actions={<Button href="/change-calendars">Calendars</Button>}
    >
      <div className="calendar-filters">
        <TeamPick label="Team" value={team} onChange={(value) => set({ team: value })} none="Every team" />
        <ServicePick
          label="Service"
          value={service}
          onChange={(value) => set({ service: value })}
          none="Every service"
        />
        <SegmentedControl
          label="How much"
          selectedId={view}
          options={views.map((id) => ({ id, text: id === 'month' ? 'Month' : 'Week' }))}
          onChange={({ detail }) => set({ view: detail.selectedId })}
        />
      </div>
      <Panel
        title={title}
        flush
        className="change-calendar"
        actions={
          <>
            <Button iconName="angle-left" ariaLabel={`Previous ${view}`} onClick={() => turn(-1)} />
            <Button onClick={() => look(today)}>Today</Button>
            <Button iconName="angle-right" ariaLabel={`Next ${view}`} onClick={() => turn(1)} />
          </>
        }
      >
        {error && <Trouble error={error} retry={refetch} />}
        {!data && !error && <Loading lines={8} />}
        {data && (
          <ol className={`days ${view}`} onKeyDown={keys} aria-label={title}>
            {days.map((day) => (
              <CalendarDay
                key={day.from}
                day={day}
                changes={changes}
                stretches={data.stretches}
                today={day.from === today}
                outside={view === 'month' && new Date(day.from).getMonth() !== new Date(at).getMonth()}
                reached={day.from === at}
                focus={moved && day.from === at}
                onOpen={() => set({ view: view === 'week' ? 'month' : 'week', day: dayText(day.from) })}
              />
            ))}
          </ol>
        )}
        {data?.more && (
          <p className="soft calendar-words">There is more than fits. Choose a team or a service.</p>
        )}
        <Legend />
      </Panel>
    </Page>
  );
}

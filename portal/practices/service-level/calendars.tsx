import Button from '@cloudscape-design/components/button';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import { weekdays } from '../on-call/hours-fields.tsx';
import type { ServiceCalendar } from './types.ts';

const short = (day: number) => (weekdays[day] ?? '').slice(0, 3);
const hoursWords = ({ hours }: ServiceCalendar) =>
  hours.length
    ? hours
        .map(({ days, from, to }) => `${days ? days.map(short).join(' ') : 'every day'} ${from}–${to}`)
        .join('; ')
    : 'around the clock';

/** The hours by which agreements count. */
export function ServiceCalendarList() {
  const { items, error, isPending, refetch } = useItems<ServiceCalendar>('/service-calendars?limit=100', {
    pace: 'slow',
  });
  const may = useMay();
  return (
    <Page
      title="Service hours"
      about="When what is agreed counts: hours of a week by the wall clock of a zone, and days off."
      actions={
        may('service-calendar', 'create') && (
          <Button variant="primary" iconName="add-plus" href="/service-calendars/new">
            New hours
          </Button>
        )
      }
    >
      <Panel title="Hours" count={items.length} flush>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && (
          <Nothing title="There are no hours yet">Agreements count around the clock.</Nothing>
        )}
        <ul className="linked">
          {items.map((calendar) => (
            <li key={calendar.id}>
              <p className="title">
                {may('service-calendar', 'change') ? (
                  <a href={`/service-calendars/${calendar.id}/edit`}>{calendar.name}</a>
                ) : (
                  calendar.name
                )}
              </p>
              <p className="where">
                <span>{hoursWords(calendar)}</span>
                <span>{calendar.timeZone}</span>
                <span>{calendar.holidays.length} days off</span>
              </p>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

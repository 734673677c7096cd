import { useRef } from 'react';
import { exactly } from '../../time.ts';
import { spelled } from '../../words.ts';
import { type Day, dayText, onDay } from './calendar-days.ts';
import { type Planned, purposeWords, type Stretch } from './schedule-types.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const monthName = new Intl.DateTimeFormat(undefined, { month: 'long' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });

/** When on this day something begins and ends; a day that lies within it has no times. */
function timesOn({ from, to }: { from: string; to: string }, day: Day): string {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  if (begin < day.from) return end > day.to ? 'all day' : `until ${clock.format(end)}`;
  return end > day.to ? `from ${clock.format(begin)}` : `${clock.format(begin)}–${clock.format(end)}`;
}

type Entry = Planned & { from: string; to: string };

function PlannedChange({ change, day }: { change: Entry; day: Day }) {
  const { id, title, state, conflicts, from, to } = change;
  const over = state === 'closed' || state === 'review';
  return (
    <li>
      <a
        className={`planned ${over ? 'done' : ''} ${conflicts ? 'conflict' : ''}`}
        href={`/changes/${id}`}
        title={`${id}, ${exactly(from)} to ${exactly(to)}`}
      >
        <span className="times">{timesOn(change, day)}</span> <span className="id">{id}</span>{' '}
        <span className="name">{title}</span> <span className="how">{spelled(state)}</span>
        {conflicts > 0 && (
          <strong className="clash">{conflicts === 1 ? '1 conflict' : `${conflicts} conflicts`}</strong>
        )}
      </a>
    </li>
  );
}

type Props = {
  day: Day;
  changes: readonly Entry[];
  stretches: readonly Stretch[];
  today: boolean;
  /** Of another month than the one that is looked at. */
  outside: boolean;
  /** The one day that Tab reaches; the arrows move from there. */
  reached: boolean;
  /** Takes the focus once it is reached by an arrow. */
  focus: boolean;
  onOpen: () => void;
};

/** One day of the calendar: what is closed, and what is planned. */
export function CalendarDay(props: Props) {
  const { day, changes, stretches, today, outside, reached, focus, onOpen } = props;
  const button = useRef<HTMLButtonElement>(null);
  const planned = onDay(changes, day);
  const laid = onDay(stretches, day);
  const shut = laid.filter(({ purpose }) => purpose !== 'maintenance');
  const worst = shut.some(({ purpose }) => purpose === 'freeze') ? 'frozen' : shut.length ? 'shut' : '';
  const date = new Date(day.from);
  return (
    <li
      className={`day ${worst} ${today ? 'today' : ''} ${outside ? 'outside' : ''} ${planned.length + laid.length ? '' : 'empty'}`}
      data-day={dayText(day.from)}
    >
      <button
        ref={(element) => {
          button.current = element;
          if (focus) element?.focus();
        }}
        type="button"
        className="date"
        tabIndex={reached ? 0 : -1}
        onClick={onOpen}
      >
        <span className="weekday">{weekday.format(day.from)}</span> <b>{date.getDate()}</b>{' '}
        <span className="month">{monthName.format(day.from)}</span>
        <span className="count">
          {today ? ', today' : ''}: {planned.length} planned
        </span>
      </button>
      <ul className="entries">
        {laid.map((one) => (
          <li
            key={`${one.calendar}${one.from}`}
            className={`laid ${one.purpose}`}
            title={`${one.title}, ${exactly(one.from)} to ${exactly(one.to)}`}
          >
            <span className="times">{timesOn(one, day)}</span> {purposeWords[one.purpose]}: {one.title}
          </li>
        ))}
        {planned.map((change) => (
          <PlannedChange key={change.id} change={change} day={day} />
        ))}
      </ul>
    </li>
  );
}

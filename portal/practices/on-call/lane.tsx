import type { ReactNode } from 'react';
import { When } from '../../components/age.tsx';
import { hue } from '../../components/person.tsx';
import type { NameOf } from '../../live/use-names.ts';
import type { Shift } from '../../model.ts';
import { exactly } from '../../time.ts';
import { rowsOf } from './rows-of.ts';

type Props = {
  shifts: readonly Shift[];
  from: number;
  to: number;
  name: NameOf;
  label: string;
  /** What stands between the days and the shifts: the layers. */
  above?: ReactNode;
};

/** A bar of a shorter shift has no room for a name. */
const short = 20 * 3_600_000;
/** Pixels of a row, where there are several. */
const rowHeight = 30;

const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });

/** The local midnights between two moments, which may be 23 or 25 hours apart. */
function midnights(from: number, to: number): number[] {
  const day = new Date(from);
  day.setHours(24, 0, 0, 0);
  const found: number[] = [];
  while (day.getTime() < to) {
    found.push(day.getTime());
    day.setDate(day.getDate() + 1);
  }
  return found;
}

/** Shifts as bars on a line of days in the reader's time zone, with a table for those who read. */
export function Lane({ shifts, from, to, name, label, above }: Props) {
  const share = (at: number) =>
    `${(((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100).toFixed(3)}%`;
  const width = (start: number, end: number) =>
    `${(((Math.min(end, to) - Math.max(start, from)) / (to - from)) * 100).toFixed(3)}%`;
  // Who is on call together stands one above the other.
  const rows = rowsOf(shifts);
  const count = Math.max(1, ...rows.map((row) => row + 1));
  const place = (row: number) =>
    count > 1
      ? { top: row * rowHeight, bottom: 'auto', height: rowHeight - 2, lineHeight: `${rowHeight - 2}px` }
      : {};
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroller" tabIndex={0} aria-label={`The next two weeks of ${label}`}>
        <div className="lane" aria-hidden="true">
          <div className="days">
            {midnights(from, to).map((at) => (
              <span
                key={at}
                style={{ left: share(at) }}
                className={[0, 6].includes(new Date(at).getDay()) ? 'weekend' : ''}
              >
                {weekday.format(at)} <b>{new Date(at).getDate()}</b>
              </span>
            ))}
          </div>
          {above}
          <div className="bars" style={count > 1 ? { height: count * rowHeight } : undefined}>
            {shifts.map((shift, index) => {
              const [start, end] = [Date.parse(shift.from), Date.parse(shift.to)];
              return (
                <span
                  key={`${shift.person}${shift.from}`}
                  className={`shift hue-${hue(shift.person)} ${shift.override ? 'cover' : ''}`}
                  style={{ left: share(start), width: width(start, end), ...place(rows[index] ?? 0) }}
                  title={`${name(shift.person)}, ${exactly(shift.from)} to ${exactly(shift.to)}`}
                >
                  {end - start < short ? '' : name(shift.person)}
                </span>
              );
            })}
          </div>
        </div>
      </section>
      <details className="twin">
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">From</th>
              <th scope="col">Until</th>
              <th scope="col">Kind</th>
            </tr>
          </thead>
          <tbody>
            {shifts.map((shift) => (
              <tr key={`${shift.person}${shift.from}`}>
                <th scope="row">{name(shift.person)}</th>
                <td>
                  <When at={shift.from} />
                </td>
                <td>
                  <When at={shift.to} />
                </td>
                <td>{shift.override ? 'cover' : 'rotation'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

import {
  type ImpactCategory,
  type ImpactRating,
  impactCategories,
  severities,
  timeframes,
} from '../../../functions/continuity/impact-rating.ts';
import { capital } from '../../words.ts';
import { spanOf } from './words.ts';

const zero = timeframes.map(() => 0);
type Props = { rating: ImpactRating; onChange?: (rating: ImpactRating) => void; wrong?: string | undefined };

/** The row with one value: what comes later is at least as bad, what came before at most. */
const put = (row: readonly number[], n: number, value: number): number[] =>
  row.map((old, m) => (m === n ? value : m > n ? Math.max(old, value) : Math.min(old, value)));

function Row({
  name,
  row,
  onRow,
}: {
  name: string;
  row: readonly number[];
  onRow?: ((row: number[]) => void) | undefined;
}) {
  return (
    <tr>
      <th scope="row">{capital(name)}</th>
      {timeframes.map((minutes, n) => {
        const value = row[n] ?? 0;
        return (
          <td key={minutes} className={`severity s${value}`}>
            {onRow ? (
              <select
                aria-label={`${capital(name)} after ${spanOf(minutes)}`}
                value={value}
                onChange={({ target }) => onRow(put(row, n, Number(target.value)))}
              >
                {severities.map((severity, level) => (
                  <option key={severity} value={level}>
                    {severity}
                  </option>
                ))}
              </select>
            ) : (
              severities[value]
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** How bad it is, by category and time; harm never goes back, so a value takes those beside it along. */
export function Matrix({ rating, onChange, wrong }: Props) {
  const { impacts, dataLoss } = rating;
  const shown = onChange ? impactCategories : impactCategories.filter((name) => impacts[name]?.some(Boolean));
  const change = (name: ImpactCategory) => (row: number[]) =>
    onChange?.({ ...rating, impacts: { ...impacts, [name]: row } });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="outcomes reading impact-matrix" aria-label="Impact over time" tabIndex={0}>
      <table aria-label="Impact over time">
        <thead>
          <tr>
            <th scope="col">Without it for</th>
            {timeframes.map((minutes) => (
              <th key={minutes} scope="col">
                {spanOf(minutes)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((name) => (
            <Row key={name} name={name} row={impacts[name] ?? zero} onRow={onChange && change(name)} />
          ))}
          <Row
            name="lost data of that time"
            row={dataLoss}
            onRow={onChange && ((row) => onChange({ ...rating, dataLoss: row }))}
          />
        </tbody>
      </table>
      {wrong && <p role="alert">{wrong}</p>}
    </section>
  );
}

/** A rating in which nothing hurts yet. */
export const unrated: ImpactRating = { impacts: {}, dataLoss: [...zero] };

import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Composition } from './types.ts';
import { long, percent } from './words.ts';

const most = 20;
const digits = 5;

const bounded = ({ exact, lower, upper }: Composition['designed']) =>
  exact ? percent(lower, digits) : `${percent(lower, digits)} to ${percent(upper, digits)}`;

const minutes = (value: number) =>
  value > 0 ? `${value.toLocaleString(undefined, { maximumFractionDigits: 2 })} min` : '–';

/** What its components make of a service: the costliest first, and what brings it down alone. */
export function ComponentsPanel({ id, period }: { id: string; period: string }) {
  const path = `/service-availability/${encodeURIComponent(id)}/components?period=${period}`;
  const { data, error, refetch } = useLive<Composition>(path, { pace: 'slow', keep: true });
  if (!data)
    return (
      <Panel title="Components">{error ? <Trouble error={error} retry={refetch} /> : <Loading />}</Panel>
    );
  const { components, designed, achieved, unstated, truncated, measured } = data;
  const [weakest] = components;
  return (
    <Panel title="Components" count={components.length}>
      {!components.length && <p className="soft">Nobody has said what this service runs on.</p>}
      {components.length > 0 && (
        <>
          <dl className="facts">
            <div>
              <dt>As designed</dt>
              <dd>{bounded(designed)}</dd>
            </div>
            <div>
              <dt>As its components were</dt>
              <dd>{bounded(achieved)}</dd>
            </div>
            <div>
              <dt>As it was</dt>
              <dd>{percent(measured, digits)}</dd>
            </div>
            {weakest && weakest.achievedCost > 0 && (
              <div>
                <dt>Weakest</dt>
                <dd>
                  <RecordId id={weakest.id} /> {weakest.title}, {minutes(weakest.achievedCost)}
                </dd>
              </div>
            )}
          </dl>
          {!(designed.exact && achieved.exact) && (
            <p className="soft">
              More than {data.exactUpTo} components can fail: the exact value lies between the two bounds.
            </p>
          )}
          {truncated && <p className="soft">There is more below it than was read.</p>}
          {unstated > 0 && (
            <p className="soft">
              {unstated} of them say nothing of what they are designed for, and are taken for always there.
            </p>
          )}
          <PlainTable
            label="Components by what they cost"
            heads={['Component', 'Designed', 'Achieved', 'Downtime', 'Costs the service', '']}
            rows={components.slice(0, most).map((one) => ({
              id: one.id,
              cells: [
                <span key="name">
                  <RecordId id={one.id} /> {one.title}
                </span>,
                percent(one.designed),
                percent(one.achieved),
                long(one.downtime),
                `${minutes(one.achievedCost)}, designed ${minutes(one.designedCost)}`,
                one.single ? <StateBadge key="single" state="single-point-of-failure" /> : '',
              ],
            }))}
          />
        </>
      )}
    </Panel>
  );
}

import { useState } from 'react';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useItems } from '../../live/use-live.ts';
import { useTeams } from '../../live/use-names.ts';
import type { Attainment } from './types.ts';

const by = [
  { value: 'agreement', label: 'Agreement' },
  { value: 'service', label: 'Service' },
  { value: 'team', label: 'Team' },
];

type Kept = { met: number; missed: number; percent?: number | undefined };

const cell = ({ met, missed, percent }: Kept) =>
  percent === undefined ? (
    <span className="soft">–</span>
  ) : (
    <>
      {percent}% <span className="soft">{`${met} of ${met + missed}`}</span>
    </>
  );

/** The months in which anything was measured, each with the way to what was missed. */
const Months = ({ of: { id, months }, by: chosen }: { of: Attainment; by: string }) => (
  <ul className="attained">
    {months
      .filter(({ percent }) => percent !== undefined)
      .map((month) => (
        <li key={month.month}>
          {month.month}: {cell(month)}{' '}
          {month.missed > 0 && (
            <a href={`/service-levels?missed=${month.month}&${chosen}=${encodeURIComponent(id)}`}>
              {month.missed} missed
            </a>
          )}
        </li>
      ))}
  </ul>
);

/** How much of what was agreed was kept, in the last six months. */
export function AttainmentPage() {
  const [chosen, setChosen] = useState('agreement');
  const { items, error, isPending, refetch } = useItems<Attainment>(
    `/service-levels/attainment?by=${chosen}`,
    {
      pace: 'slow',
    },
  );
  const team = useTeams();
  const measured = items.filter(({ percent }) => percent !== undefined);
  const name = (one: Attainment) => (chosen === 'team' ? team(one.id) : one.name);
  return (
    <Page
      title="Attainment"
      about="How much of what was agreed was kept. What is missed counts at once, in the month in which it was due."
    >
      <Panel title="The last six months">
        <Pick label="By" value={chosen} options={by} onChange={setChosen} />
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !measured.length && (
          <Nothing title="Nothing was measured">
            Once something has ended, or is missed, it is counted here.
          </Nothing>
        )}
        {measured.length > 0 && (
          <PlainTable
            label="Attainment by month"
            heads={['', 'In all', 'By month']}
            rows={measured.map((one) => ({
              id: one.id,
              cells: [name(one), cell(one), <Months key={one.id} of={one} by={chosen} />],
            }))}
          />
        )}
      </Panel>
    </Page>
  );
}

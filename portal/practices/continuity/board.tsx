import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import { counted } from '../../words.ts';
import type { Standing, Tier } from './types.ts';
import { spanOf } from './words.ts';

const red = ({ red: count, unproved }: Standing) => (
  <>
    {count > 0 && <span className="state bad">{count} red</span>}{' '}
    {unproved > 0 && <span className="state busy">{unproved} unproved</span>}
    {!count && !unproved && <span className="soft">none</span>}
  </>
);

const columns: TableProps.ColumnDefinition<Standing>[] = [
  { id: 'tier', header: 'Tier', cell: ({ objective }) => objective?.tier ?? '–' },
  {
    id: 'service',
    header: 'Service',
    minWidth: 200,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/service-continuity/${id}`} data-row={id}>
        <span>{title}</span>
      </a>
    ),
  },
  { id: 'rto', header: 'RTO', cell: ({ objective }) => objective && spanOf(objective.rto) },
  { id: 'rpo', header: 'RPO', cell: ({ objective }) => objective && spanOf(objective.rpo) },
  { id: 'red', header: 'Red items', cell: red },
  {
    id: 'gaps',
    header: 'Gaps',
    cell: ({ gaps }) => (gaps.length ? <span className="state bad">{gaps.length}</span> : '0'),
  },
  { id: 'readiness', header: 'Tested', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'exercise',
    header: 'Last exercise',
    cell: ({ exercise }) =>
      exercise ? (
        <a href={`/exercises/${exercise.id}`}>
          <Age since={exercise.at} ago />
        </a>
      ) : (
        <span className="soft">never</span>
      ),
  },
];

/** What keeps services of a tier from being ready, in words. */
const lacking = ({ failed, outdated, untested, gaps, red }: Tier): string => {
  const all = [
    [failed, 'failed'],
    [outdated, 'too long ago'],
    [untested, 'never tested'],
    [gaps, 'with gaps'],
    [red, 'with red items'],
  ] as const;
  return all.flatMap(([count, what]) => (count ? [`${count} ${what}`] : [])).join(', ') || 'nothing';
};

/** Tier by tier: what is tested within its time, and passed. */
function Readiness() {
  const { items } = useItems<Tier>('/service-continuity/readiness', { pace: 'slow' });
  return (
    <Panel title="Readiness">
      <PlainTable
        label="Readiness by tier"
        heads={['Tier', 'Tested in time, and passed', 'With a plan', 'What is lacking']}
        rows={items.map((one) => ({
          id: String(one.tier),
          cells: [
            <span key="tier">
              {one.tier} <span className="soft">every {one.testedWithinDays} days</span>
            </span>,
            one.services ? `${one.ready} of ${one.services}` : '–',
            one.services ? `${one.planned} of ${one.services}` : '–',
            one.services ? lacking(one) : '–',
          ],
        }))}
      />
    </Panel>
  );
}

/** Services by tier, with what of them is red, where their gaps are, and when they were tested. */
export function Board() {
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Page
      title="Continuity"
      about="Whether services can be recovered in time: what they need, what proves it, and when it was tried."
      actions={
        may('impact-analysis', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/impact-analyses/new')}>
            Analyse a service
          </Button>
        )
      }
    >
      <Readiness />
      <RecordList<Standing>
        label="Services"
        path="/service-continuity"
        columns={columns}
        row={(one) => (
          <PlainRow
            href={`/service-continuity/${one.id}`}
            id={one.id}
            title={one.title}
            badge={<StateBadge state={one.state} />}
            details={[
              one.objective && `tier ${one.objective.tier}`,
              one.red > 0 && `${one.red} red`,
              one.gaps.length > 0 && counted(one.gaps.length, 'gap'),
            ]}
          />
        )}
        empty={<Nothing title="No service is analysed">Begin with what hurts most when it is gone.</Nothing>}
      />
    </Page>
  );
}

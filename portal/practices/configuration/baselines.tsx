import Icon from '@cloudscape-design/components/icon';
import type { TableProps } from '@cloudscape-design/components/table';
import { useParams } from 'react-router';
import type { Baseline, Drift } from '../../../functions/configuration/baseline.ts';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { useItems, useLive } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import { counted } from '../../words.ts';
import { CiLink } from './ci-link.tsx';
import { valueText } from './words.ts';

const columns: TableProps.ColumnDefinition<Baseline>[] = [
  {
    id: 'title',
    header: 'Baseline',
    minWidth: 220,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/baselines/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'items', header: 'Items', cell: ({ cis }) => cis.length },
  { id: 'taken', header: 'Taken', cell: ({ takenAt }) => <When at={takenAt} /> },
];

export function BaselineList() {
  return (
    <Page title="Baselines" about="How items were at one moment, and what has become of them since.">
      <RecordList<Baseline>
        label="Baselines"
        path="/baselines"
        columns={columns}
        row={({ id, title, cis }) => (
          <PlainRow
            href={`/baselines/${id}`}
            id={id}
            title={title}
            details={[counted(cis.length, 'item', 'items')]}
          />
        )}
        empty={<Nothing title="No baseline has been taken">Choose items in their list to take one.</Nothing>}
      />
    </Page>
  );
}

export function BaselineRecord() {
  const { id = '' } = useParams();
  const person = usePeople();
  const path = `/baselines/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useLive<Baseline>(path, { pace: 'rare' });
  const { items, isPending } = useItems<Drift>(`${path}/drift`, { pace: 'slow' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return (
    <RecordPage
      id={id}
      title={data.title}
      trail={{ label: 'Baselines', href: '/baselines' }}
      badges={
        <span className="soft">
          {counted(data.cis.length, 'item', 'items')}, taken <When at={data.takenAt} />
        </span>
      }
      main={
        <Panel title="What differs now" count={items.length || undefined} flush>
          {isPending && <Loading />}
          {!isPending && !items.length && <Nothing title="Everything is as it was" />}
          <ul className="linked">
            {items.map(({ ci, title, changed }) => (
              <li key={ci}>
                <CiLink id={ci} title={title} />
                <ul className="changes">
                  {Object.entries(changed).map(([field, { from, to }]) => (
                    <li key={field}>
                      <span className="field">{field.replace('attributes.', '')}</span>{' '}
                      {from !== undefined && <del>{valueText(from)}</del>}
                      <span className="unseen"> became </span>
                      <Icon name="angle-right" size="small" /> <ins>{valueText(to) || 'nothing'}</ins>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Panel>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Taken by">{person(data.by)}</Fact>
            <Fact label="Items">
              {data.cis.map((ci) => (
                <div key={ci}>
                  <a href={`/cis/${ci}`}>{ci}</a>
                </div>
              ))}
            </Fact>
          </Facts>
        </Panel>
      }
    />
  );
}

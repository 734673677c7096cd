import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { Age } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import type { Base } from '../../model.ts';

export type Heartbeat = Base & {
  name: string;
  service?: string;
  timeout: number;
  grace: number;
  severity: string;
  generation: number;
  lastBeatAt?: string;
  silentSince?: string;
  pause?: { reason: string; by: string; at: string };
  steps?: string[];
};

/** A number of minutes as people say it. */
export const spanOf = (minutes: number): string => {
  if (minutes >= 2_880 && minutes % 1_440 === 0) return `${minutes / 1_440} days`;
  return minutes >= 120 && minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`;
};

type Names = ReturnType<typeof useAllNames>;

const columns = (names: Names): TableProps.ColumnDefinition<Heartbeat>[] => [
  {
    id: 'title',
    header: 'Heartbeat',
    minWidth: 180,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/heartbeats/${id}`} data-row={id}>
        <span>{title}</span>
      </a>
    ),
  },
  { id: 'id', header: 'Id', cell: ({ id }) => <span className="id">{id}</span> },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'last',
    header: 'Last beat',
    cell: ({ lastBeatAt }) => (lastBeatAt ? <Age since={lastBeatAt} ago /> : 'Never'),
  },
  { id: 'timeout', header: 'At least every', cell: ({ timeout }) => spanOf(timeout) },
  {
    id: 'service',
    header: 'Service',
    cell: ({ service }) => (service ? names.service(service) : 'The default one'),
  },
];

/** What has to make itself heard. */
export function HeartbeatList() {
  const names = useAllNames();
  const may = useMay();
  return (
    <Page
      title="Heartbeats"
      about="Scripts and workers that have to make themselves heard. When one falls silent, that is an alert."
      actions={
        may('heartbeat', 'create') && (
          <Button variant="primary" href="/heartbeats/new">
            Add a heartbeat
          </Button>
        )
      }
    >
      <RecordList<Heartbeat>
        label="Heartbeats"
        path="/heartbeats"
        columns={columns(names)}
        row={(heartbeat) => (
          <PlainRow
            href={`/heartbeats/${heartbeat.id}`}
            id={heartbeat.id}
            title={heartbeat.title}
            details={[heartbeat.state, `every ${spanOf(heartbeat.timeout)}`]}
          />
        )}
        empty={<Nothing title="Nothing has to make itself heard yet" />}
      />
    </Page>
  );
}

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
import { doorNames, type Integration } from './doors.ts';

type Names = ReturnType<typeof useAllNames>;

const last = ({ lastSignalAt }: Integration) => (lastSignalAt ? <Age since={lastSignalAt} ago /> : 'Never');

const columns = (names: Names): TableProps.ColumnDefinition<Integration>[] => [
  {
    id: 'title',
    header: 'Integration',
    minWidth: 180,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/integrations/${id}`} data-row={id}>
        <span>{title}</span>
      </a>
    ),
  },
  { id: 'id', header: 'Id', cell: ({ id }) => <span className="id">{id}</span> },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'type', header: 'Speaks', cell: ({ type }) => doorNames[type] ?? type },
  {
    id: 'service',
    header: 'Service',
    cell: ({ service }) => (service ? names.service(service) : 'By rules alone'),
  },
  { id: 'last', header: 'Last signal', cell: last },
];

/** What sends signals from outside. */
export function IntegrationList() {
  const names = useAllNames();
  const may = useMay();
  return (
    <Page
      title="Integrations"
      about="What sends signals from outside, each with a key of its own. Alarms of CloudWatch come by themselves."
      actions={
        may('integration', 'create') && (
          <Button variant="primary" href="/integrations/new">
            Add an integration
          </Button>
        )
      }
    >
      <RecordList<Integration>
        label="Integrations"
        path="/integrations"
        columns={columns(names)}
        row={(integration) => (
          <PlainRow
            href={`/integrations/${integration.id}`}
            id={integration.id}
            title={integration.title}
            details={[doorNames[integration.type] ?? integration.type, integration.state]}
          />
        )}
        empty={<Nothing title="Nothing sends signals from outside yet" />}
      />
    </Page>
  );
}

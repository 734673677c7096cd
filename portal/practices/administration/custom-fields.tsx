import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import type { CustomField } from '../../../functions/administration/custom-field.ts';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { capital } from '../../words.ts';
import { forKind, KindSwitch, useKind } from './kind-switch.tsx';
import { PutButton } from './put-button.tsx';

const needed = ({ required }: CustomField) => (required ? `to ${required} it` : 'never');

const columns: TableProps.ColumnDefinition<CustomField>[] = [
  {
    id: 'title',
    header: 'Field',
    isRowHeader: true,
    minWidth: 160,
    cell: ({ id, label }) => (
      <a className="cell-title" href={`/custom-fields/${id}/edit`} data-row={id}>
        <span>{label}</span>
      </a>
    ),
  },
  { id: 'name', header: 'Name', cell: ({ name }) => <span className="id">{name}</span> },
  { id: 'type', header: 'Type', cell: ({ type }) => capital(type) },
  { id: 'required', header: 'Needed', cell: needed },
  { id: 'visible', header: 'Requesters', cell: ({ visible }) => (visible ? 'see it' : 'do not see it') },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'put', header: 'Use', cell: (field) => <PutButton noun="custom-fields" definition={field} /> },
];

export function CustomFieldsPage() {
  const kind = useKind();
  return (
    <Page
      title="Custom fields"
      about="What this desk asks of an incident or a problem beside the usual. A field is retired, never deleted: what was filled in stays."
      actions={
        <Button variant="primary" iconName="add-plus" href={`/custom-fields/new${forKind(kind)}`}>
          Add a field
        </Button>
      }
    >
      <KindSwitch path="/custom-fields" />
      <RecordList<CustomField>
        key={kind}
        label="Custom fields"
        path={`/custom-fields?recordKind=${kind}`}
        columns={columns}
        row={(field) => (
          <PlainRow
            href={`/custom-fields/${field.id}/edit`}
            id={field.name}
            title={field.label}
            badge={<StateBadge state={field.state} />}
            details={[capital(field.type), `needed ${needed(field)}`]}
          />
        )}
        empty={<Nothing title="No field has been added yet" />}
      />
    </Page>
  );
}

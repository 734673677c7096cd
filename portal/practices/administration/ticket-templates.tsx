import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import type { TicketTemplate } from '../../../functions/administration/ticket-template.ts';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { counted } from '../../words.ts';
import { forKind, KindSwitch, useKind } from './kind-switch.tsx';
import { PutButton } from './put-button.tsx';

const columns: TableProps.ColumnDefinition<TicketTemplate>[] = [
  {
    id: 'title',
    header: 'Template',
    isRowHeader: true,
    minWidth: 160,
    cell: ({ id, name }) => (
      <a className="cell-title" href={`/ticket-templates/${id}/edit`} data-row={id}>
        <span>{name}</span>
      </a>
    ),
  },
  { id: 'fills', header: 'Title', cell: ({ prefilled }) => prefilled.title },
  { id: 'asks', header: 'Asks', cell: ({ questions }) => counted(questions.length, 'question') },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'put',
    header: 'Use',
    cell: (template) => <PutButton noun="ticket-templates" definition={template} />,
  },
];

export function TicketTemplatesPage() {
  const kind = useKind();
  return (
    <Page
      title="Templates"
      about="What comes often, with what is always the same in them."
      actions={
        <Button variant="primary" iconName="add-plus" href={`/ticket-templates/new${forKind(kind)}`}>
          Add a template
        </Button>
      }
    >
      <KindSwitch path="/ticket-templates" />
      <RecordList<TicketTemplate>
        key={kind}
        label="Templates"
        path={`/ticket-templates?recordKind=${kind}`}
        columns={columns}
        row={({ id, name, state, description }) => (
          <PlainRow
            href={`/ticket-templates/${id}/edit`}
            id={id}
            title={name}
            badge={<StateBadge state={state} />}
            details={[description]}
          />
        )}
        empty={<Nothing title="There is no template yet" />}
      />
    </Page>
  );
}

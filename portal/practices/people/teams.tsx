import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { type NameOf, usePeople } from '../../live/use-names.ts';
import type { Team } from '../../model.ts';

const columns = (person: NameOf): TableProps.ColumnDefinition<Team>[] => [
  {
    id: 'title',
    header: 'Team',
    minWidth: 160,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/incidents?team=${id}`} data-row={id}>
        <span>{title}</span>
      </a>
    ),
  },
  { id: 'id', header: 'Id', cell: ({ id }) => <span className="id">{id}</span> },
  { id: 'lead', header: 'Lead', cell: ({ lead }) => person(lead) },
];

export function TeamList() {
  const [adding, setAdding] = useState(false);
  const person = usePeople();
  const may = useMay();
  return (
    <Page
      title="Teams"
      about="Each team has a queue of its own and, with a schedule, somebody on call."
      actions={
        may('team', 'create') && (
          <Button variant="primary" onClick={() => setAdding(true)}>
            Add team
          </Button>
        )
      }
    >
      <RecordList<Team>
        label="Teams"
        path="/teams"
        columns={columns(person)}
        row={({ id, title, lead }) => (
          <PlainRow href={`/incidents?team=${id}`} id={id} title={title} details={[person(lead)]} />
        )}
        empty={<Nothing title="No team has been made yet" />}
      />
      {adding && <AddTeam onClose={() => setAdding(false)} />}
    </Page>
  );
}

function AddTeam({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const { run, busy, refusal } = useCommand<Team>();
  const add = () => {
    run({ path: '/teams', body: { name: name.trim() }, done: `${name} is added.` }).then(
      onClose,
      () => undefined,
    );
  };
  return (
    <Ask title="Add team" go="Add" onGo={add} onClose={onClose} busy={busy} ready={name.trim() !== ''}>
      <TextField label="Name" value={name} onChange={setName} error={refusal?.fields.name} focus />
    </Ask>
  );
}

import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { Page } from '../../components/page.tsx';
import { PersonName } from '../../components/person.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { type NameOf, useTeams } from '../../live/use-names.ts';
import type { Person } from '../../model.ts';
import { capital } from '../../words.ts';
import { AddPerson } from './add-person.tsx';

const contacts = ({ contacts: list = [] }: Person): string =>
  list.map(({ type }) => (type === 'email' ? 'mail' : type)).join(', ');

const columns = (team: NameOf, seesContacts: boolean): TableProps.ColumnDefinition<Person>[] => [
  {
    id: 'name',
    header: 'Name',
    minWidth: 160,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/people/${id}`} data-row={id}>
        <PersonName id={id} name={title} />
      </a>
    ),
  },
  { id: 'email', header: 'Mail', minWidth: 150, cell: ({ email }) => email },
  { id: 'roles', header: 'Roles', cell: ({ roles = [] }) => roles.map(capital).join(', ') },
  { id: 'teams', header: 'Teams', cell: ({ teams = [] }) => teams.map(team).join(', ') },
  ...(seesContacts ? [{ id: 'contacts', header: 'Paged by', cell: contacts }] : []),
  { id: 'zone', header: 'Time zone', cell: ({ timeZone }) => timeZone },
  {
    id: 'state',
    header: 'State',
    cell: ({ state, enrolled }) => (
      <StateBadge state={state === 'active' && enrolled === false ? 'invited' : state} />
    ),
  },
];

export function PersonList() {
  const [adding, setAdding] = useState(false);
  const may = useMay();
  const team = useTeams();
  return (
    <Page
      title="People"
      about="Who may sign in, what they may do, and how they are reached when they are paged."
      actions={
        may('person', 'create') && (
          <Button variant="primary" onClick={() => setAdding(true)}>
            Add person
          </Button>
        )
      }
    >
      <RecordList<Person>
        label="People"
        path="/people"
        columns={columns(team, may('person', 'change'))}
        row={(person) => (
          <PlainRow
            href={`/people/${person.id}`}
            id={person.id}
            title={person.title}
            badge={<StateBadge state={person.state} />}
            details={[
              (person.roles ?? []).map(capital).join(', '),
              (person.teams ?? []).map(team).join(', '),
            ]}
          />
        )}
        empty={<Nothing title="Nobody is here yet" />}
      />
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </Page>
  );
}

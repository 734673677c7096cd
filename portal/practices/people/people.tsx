import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useFilters } from '../../components/filters.tsx';
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
import { InviteGuest } from './invite-guest.tsx';
import { standingOf } from './model.ts';

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
    cell: (person) => <StateBadge state={standingOf(person)} />,
  },
];

/** Those who only ever wrote: by their address, and the way in. */
const guestColumns: TableProps.ColumnDefinition<Person>[] = [
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
  { id: 'email', header: 'Mail', minWidth: 180, cell: ({ email }) => email },
  {
    id: 'confirmed',
    header: 'Address',
    cell: ({ addressConfirmed }) => (addressConfirmed ? 'is theirs' : 'is not confirmed'),
  },
  { id: 'invite', header: 'Account', cell: (person) => <InviteGuest person={person} /> },
];

/** Everybody who may sign in, and apart from them those who only ever wrote. */
export function PersonList() {
  const [adding, setAdding] = useState(false);
  const may = useMay();
  const team = useTeams();
  const { toggle } = useFilters();
  const guests = useSearchParams()[0].has('guests');
  return (
    <Page
      title="People"
      about={
        guests
          ? 'Who wrote by mail or form and has no account. Invited, they sign in and see what they asked for.'
          : 'Who may sign in, what they may do, and how they are reached when they are paged.'
      }
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
        path={guests ? '/people?guests=true' : '/people'}
        columns={guests ? guestColumns : columns(team, may('person', 'change'))}
        filters={toggle('guests', 'true', 'Guests: they wrote, and have no account')}
        row={(person) => (
          <PlainRow
            href={`/people/${person.id}`}
            id={person.id}
            title={person.title}
            badge={<StateBadge state={standingOf(person)} />}
            details={
              guests
                ? [person.email]
                : [(person.roles ?? []).map(capital).join(', '), (person.teams ?? []).map(team).join(', ')]
            }
          />
        )}
        empty={<Nothing title={guests ? 'Nobody has written without an account' : 'Nobody is here yet'} />}
      />
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </Page>
  );
}

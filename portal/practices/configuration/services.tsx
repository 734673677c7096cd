import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { useMay } from '../../desk.ts';
import { type NameOf, usePolicies, useTeams } from '../../live/use-names.ts';
import type { Service } from '../../model.ts';
import { capital } from '../../words.ts';
import { Offerings } from './offerings.tsx';

const rules = ({ match = [] }: Service): string =>
  match
    .map((rule) =>
      Object.entries(rule)
        .map(([key, value]) => (key === 'alarmName' ? value : `${key}=${value}`))
        .join(' '),
    )
    .join(', ');

const columns = (
  team: NameOf,
  policyName: NameOf,
  change: boolean,
): TableProps.ColumnDefinition<Service>[] => [
  {
    id: 'title',
    header: 'Service',
    minWidth: 160,
    isRowHeader: true,
    cell: ({ id, title, offerings }) => (
      <>
        <a className="cell-title" href={`/incidents?service=${id}`} data-row={id}>
          <span>{title}</span>
        </a>
        <Offerings of={title} offerings={offerings} />
      </>
    ),
  },
  { id: 'id', header: 'Id', cell: ({ id }) => <span className="id">{id}</span> },
  { id: 'team', header: 'Team', cell: (service) => team(service.team) },
  { id: 'criticality', header: 'Criticality', cell: ({ criticality }) => capital(criticality ?? '') },
  {
    id: 'policy',
    header: 'Escalation policy',
    cell: ({ policy }) => (policy ? policyName(policy) : 'The team’s'),
  },
  {
    id: 'match',
    header: 'Alarms that belong to it',
    minWidth: 160,
    cell: (service) => <code>{rules(service)}</code>,
  },
  ...(change
    ? [
        {
          id: 'change',
          header: <span className="unseen">Change</span>,
          cell: ({ id, title }: Service) => (
            <a href={`/services/${id}/edit`} aria-label={`Change ${title}`}>
              Change
            </a>
          ),
        },
      ]
    : []),
];

export function ServiceList() {
  const team = useTeams();
  const policy = usePolicies();
  const may = useMay();
  const [search] = useSearchParams();
  const found = search.get('find');
  return (
    <Page
      title="Services"
      about="What the organisation runs: whose it is, how much hangs on it, and which alarms tell about it."
      actions={may('service', 'create') && <Button href="/services/new">New service</Button>}
    >
      <RecordList<Service>
        label="Services"
        path="/services"
        keep={({ id }) => !found || id === found}
        columns={columns(team, policy, may('service', 'change'))}
        row={(service) => (
          <PlainRow
            href={`/incidents?service=${service.id}`}
            id={service.id}
            title={service.title}
            details={[team(service.team), `${capital(service.criticality ?? '')} criticality`]}
            below={<Offerings of={service.title} offerings={service.offerings} />}
          />
        )}
        empty={<Nothing title="No service has been made yet" />}
      />
    </Page>
  );
}

import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { type NameOf, useServices, useTeams } from '../../live/use-names.ts';
import { CiFilters } from './ci-filters.tsx';
import { TakeBaseline } from './take-baseline.tsx';
import type { Ci } from './types.ts';
import { useClassNames } from './use-class-names.ts';

const columns = (kindOf: NameOf, service: NameOf, team: NameOf): TableProps.ColumnDefinition<Ci>[] => [
  {
    id: 'title',
    header: 'Item',
    minWidth: 220,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/cis/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'class', header: 'Class', cell: (ci) => kindOf(ci.class) },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'service', header: 'Service', cell: (ci) => service(ci.service) },
  { id: 'owner', header: 'Owner', cell: ({ owner }) => team(owner) },
  {
    id: 'place',
    header: 'Account and region',
    cell: ({ account, region }) => [account, region].filter(Boolean).join(' '),
  },
];

const asked = ['class', 'state', 'service', 'owner'];

export function CiList() {
  const [search] = useSearchParams();
  const may = useMay();
  const [chosen, choose] = useState<Ci[]>([]);
  const [kindOf, service, team] = [useClassNames(), useServices(), useTeams()];
  const query = new URLSearchParams(
    asked.flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  ).toString();
  return (
    <Page
      title="Configuration items"
      about="What services run on, as AWS Config, tags, imports and people say. Retired items are shown when asked for."
      actions={may('ci', 'create') && <Button href="/cis/new">New item</Button>}
    >
      <RecordList<Ci>
        label="Configuration items"
        path={query ? `/cis?${query}` : '/cis'}
        columns={columns(kindOf, service, team)}
        filters={<CiFilters />}
        {...(may('baseline', 'create') && {
          choosing: { chosen, choose, bar: <TakeBaseline chosen={chosen} /> },
        })}
        row={(ci) => (
          <PlainRow
            href={`/cis/${ci.id}`}
            id={ci.id}
            title={ci.title}
            badge={<StateBadge state={ci.state} />}
            details={[kindOf(ci.class), service(ci.service)]}
          />
        )}
        empty={
          <Nothing title="There is no such item">
            They come by themselves once AWS Config tells of them.
          </Nothing>
        }
      />
    </Page>
  );
}

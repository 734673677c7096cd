import type { TableProps } from '@cloudscape-design/components/table';
import { Age } from '../../components/age.tsx';
import type { Names } from '../../components/incident-row.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { RiskBadge } from '../change/risk-badge.tsx';
import { Window } from '../change/window.tsx';
import { Delegations } from './delegations.tsx';
import type { Approval } from './types.ts';

const stepOf = ({ steps, step }: Approval) => steps[step]?.name;
const nameOf = (id: string, { names: own = {} }: Approval, names: Names) => own[id] ?? names.person(id);
const placeOf = (approval: Approval, names: Names) => {
  const { why, place } = approval.mine ?? {};
  return why === 'delegate' && place ? `in place of ${nameOf(place, approval, names)}` : undefined;
};

const columns = (names: Names): TableProps.ColumnDefinition<Approval>[] => [
  {
    id: 'title',
    header: 'What is asked',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, about, title }) => (
      <a className="cell-title" href={`/approvals/${id}`} data-row={id}>
        <span className="id">{about}</span> <span>{title}</span>
      </a>
    ),
  },
  {
    id: 'risk',
    header: 'Risk',
    cell: ({ asked }) => asked?.kind === 'change' && <RiskBadge level={asked.risk.level} />,
  },
  { id: 'requester', header: 'Asked by', cell: (approval) => nameOf(approval.requester, approval, names) },
  {
    id: 'step',
    header: 'Step',
    cell: (approval) => [stepOf(approval), placeOf(approval, names)].filter(Boolean).join(', '),
  },
  {
    id: 'window',
    header: 'Window',
    cell: ({ asked }) => asked?.kind === 'change' && <Window from={asked.plannedFrom} to={asked.plannedTo} />,
  },
  { id: 'since', header: 'Waiting', cell: ({ askedAt }) => <Age since={askedAt} /> },
];

/** What waits for my answer, also in the place of those for whom I stand. */
export function ApprovalList() {
  const names = useAllNames();
  return (
    <Page
      title="Approvals"
      about="What waits for your answer. It leaves this list by itself once it needs none any more."
    >
      <RecordList<Approval>
        label="Approvals"
        path="/approvals?waiting=me"
        columns={columns(names)}
        row={(approval) => (
          <PlainRow
            href={`/approvals/${approval.id}`}
            id={approval.about}
            title={approval.title}
            badge={approval.asked?.kind === 'change' && <RiskBadge level={approval.asked.risk.level} />}
            details={[stepOf(approval), placeOf(approval, names)]}
          />
        )}
        empty={<Nothing title="Nothing waits for you">You are told when something does.</Nothing>}
      />
      <Delegations />
    </Page>
  );
}

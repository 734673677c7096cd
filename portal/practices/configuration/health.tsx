import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Remediation } from '../../../functions/configuration/remediation.ts';
import { Age } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { type NameOf, useTeams } from '../../live/use-names.ts';
import { Quarantine } from './quarantine.tsx';
import { findingName } from './words.ts';

const columns = (
  team: NameOf,
  accept?: (task: Remediation) => void,
): TableProps.ColumnDefinition<Remediation>[] => [
  { id: 'finding', header: 'Finding', cell: ({ finding }) => findingName(finding) },
  {
    id: 'title',
    header: 'What is to be done',
    minWidth: 240,
    isRowHeader: true,
    cell: ({ id, ci, title }) => (
      <a className="cell-title" href={`/cis/${ci}`} data-row={id}>
        <span className="id">{ci}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'owner', header: 'Owner', cell: ({ owner }) => team(owner) },
  { id: 'since', header: 'Since', cell: ({ openedAt }) => <Age since={openedAt} /> },
  ...(accept
    ? [
        {
          id: 'accept',
          header: <span className="unseen">Accept</span>,
          cell: (task: Remediation) => (
            <Button variant="inline-link" ariaLabel={`Accept ${task.title}`} onClick={() => accept(task)}>
              Accept
            </Button>
          ),
        },
      ]
    : []),
];

/** What is wrong with items, as tasks; they are done by themselves once it is right. */
export function HealthPage() {
  const team = useTeams();
  const may = useMay();
  const [task, setTask] = useState<Remediation>();
  return (
    <Page
      title="Health"
      about="Items that nobody has confirmed for long, that relate to nothing, lack what their class needs, or are there twice."
    >
      <RecordList<Remediation>
        label="Tasks"
        path="/remediations"
        columns={columns(team, may('remediation', 'accept') ? setTask : undefined)}
        row={({ id, ci, title, finding, openedAt }) => (
          <PlainRow
            href={`/cis/${ci}`}
            id={id}
            title={title}
            details={[findingName(finding)]}
            aside={<Age since={openedAt} />}
          />
        )}
        empty={<Nothing title="Nothing is wrong with any item" />}
      />
      <Quarantine />
      {task && <Accept task={task} onClose={() => setTask(undefined)} />}
    </Page>
  );
}

function Accept({ task, onClose }: { task: Remediation; onClose: () => void }) {
  const { run, busy, refusal } = useCommand();
  const [reason, setReason] = useState('');
  const accept = async () => {
    try {
      await run({ path: `/remediations/${task.id}/accept`, body: { reason }, done: 'It stays as it is.' });
      onClose();
    } catch {
      // What is wrong is shown at the field and in a message.
    }
  };
  return (
    <Ask
      title="Leave it as it is?"
      go="Accept"
      busy={busy}
      ready={reason.trim() !== ''}
      onGo={() => void accept()}
      onClose={onClose}
    >
      <p>{task.title}</p>
      <TextField
        label="Why"
        value={reason}
        onChange={setReason}
        rows={2}
        focus
        error={refusal?.fields.reason}
      />
    </Ask>
  );
}

import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { severities } from '../../../functions/security/severity.ts';
import { When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { Pick } from '../../components/pick.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useViews, Views } from '../../components/views.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { capital } from '../../words.ts';
import { WordBadge } from './badges.tsx';
import type { Vulnerability } from './types.ts';

const columns: TableProps.ColumnDefinition<Vulnerability>[] = [
  { id: 'severity', header: 'Severity', cell: ({ severity }) => <WordBadge word={severity} /> },
  {
    id: 'title',
    header: 'Vulnerability',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/vulnerabilities/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ state, late }) => <StateBadge state={late ? 'late' : state} />,
  },
  { id: 'due', header: 'Due', cell: ({ dueAt }) => <When at={dueAt} /> },
  { id: 'resources', header: 'Where', cell: ({ resources }) => resources[0] },
];

function NewDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState({ title: '', fix: '', resource: '', severity: 'medium' });
  const { send, busy, refusal } = useAsked(onClose);
  const set = (name: keyof typeof draft) => (value: string) =>
    setDraft((before) => ({ ...before, [name]: value }));
  const { title, fix, resource, severity } = draft;
  const body = {
    ...{ title: title.trim(), severity },
    ...(fix.trim() && { fix: fix.trim() }),
    ...(resource.trim() && { resources: [resource.trim()] }),
  };
  const go = () => send({ path: '/vulnerabilities', body, done: 'It is kept.' });
  const ready = title.trim() !== '';
  return (
    <Ask title="New vulnerability" go="Keep it" onGo={go} onClose={onClose} busy={busy} ready={ready}>
      <TextField label="Title" value={title} onChange={set('title')} error={refusal?.fields.title} focus />
      <Pick
        label="Severity"
        options={severities.map((value) => ({ value, label: capital(value) }))}
        value={severity}
        onChange={set('severity')}
      />
      <TextField
        label="What does away with it?"
        description="The same words are the same fix."
        value={fix}
        onChange={set('fix')}
      />
      <TextField label="Where is it?" value={resource} onChange={set('resource')} />
    </Ask>
  );
}

export function Vulnerabilities() {
  const [search] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const { view } = useViews('/vulnerabilities', ['state', 'late', 'closed', 'fix']);
  const views = [
    view('To be done', undefined, ''),
    view('Late', undefined, 'late=true'),
    view('Asked to be deferred', undefined, 'state=deferral-asked'),
    view('Deferred', undefined, 'state=deferred'),
  ];
  return (
    <Page
      title="Vulnerabilities"
      about="Weaknesses with the deadline that their severity gives them, those that are due first."
      actions={
        <Button variant="primary" onClick={() => setAdding(true)}>
          New vulnerability
        </Button>
      }
    >
      <Views label="Queues" views={views} />
      <RecordList<Vulnerability>
        label="Vulnerabilities"
        path={listPath('vulnerabilities', search, ['fix', 'closed'], ['state', 'severity', 'late'])}
        columns={columns}
        row={({ id, title, state, late, severity }) => (
          <PlainRow
            href={`/vulnerabilities/${id}`}
            id={id}
            title={title}
            badge={<StateBadge state={late ? 'late' : state} />}
            details={[<WordBadge key="severity" word={severity} />]}
          />
        )}
        empty={<Nothing title="No vulnerability">Nothing is to be done.</Nothing>}
      />
      {adding && <NewDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

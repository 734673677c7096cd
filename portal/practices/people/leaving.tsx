import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { type Outcome, OutcomeTable } from '../../components/outcome-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { PersonPick } from '../../components/record-picks.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import type { FullPerson, Leaving } from './model.ts';

const words: Record<string, string> = {
  assignee: 'is assigned to them',
  watcher: 'is watched by them',
  rotation: 'they take turns in it',
  override: 'they cover a shift in it',
  target: 'pages them by name',
  lead: 'they lead it',
  'last-member': 'has nobody else',
};

const hrefOf = ({ kind, id }: Leaving): string =>
  ({ incident: `/incidents/${id}`, team: `/teams`, schedule: '/on-call', 'escalation-policy': '/on-call' })[
    kind
  ];

const keyOf = ({ kind, id, as, role = '' }: Leaving) => `${kind} ${id} ${as} ${role}`;
/** What they are to it; roles in major incidents by their name. */
const wordsFor = ({ as, role }: Leaving) =>
  role ? `they are ${role.replaceAll('-', ' ')}` : (words[as] ?? as);
/** What stays: nobody is watched or made a member by a hand-over. */
const stays = ['watcher', 'last-member'];

/** What counts on somebody, and the one command that gives it to somebody else, with what came of each. */
export function LeavingPanel({ person }: { person: FullPerson }) {
  const { id, title } = person;
  const may = useMay();
  const name = usePeople();
  const { items, error, isPending, refetch } = useItems<Leaving>(`/people/${id}/leaving`);
  const [asking, setAsking] = useState(false);
  const [before, setBefore] = useState<{ rows: Leaving[]; to: string }>();
  const left = new Set(items.map(keyOf));
  const outcomes = before?.rows.map((row): Outcome => {
    const ok = !left.has(keyOf(row));
    const detail = ok ? `with ${name(before.to)} now` : 'still with them';
    return { id: row.id, title: row.title, href: hrefOf(row), ok, detail };
  });
  const given = items.filter(({ as }) => !stays.includes(as));
  return (
    <Panel
      title="What counts on them"
      count={items.length || undefined}
      flush
      actions={
        may('person', 'hand-over') &&
        given.length > 0 && <Button onClick={() => setAsking(true)}>Hand over…</Button>
      }
    >
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading lines={3} />}
      {outcomes && (
        <div className="in-panel">
          <OutcomeTable outcomes={outcomes} label="What was handed over" />
        </div>
      )}
      {!isPending && !error && items.length === 0 && (
        <Nothing title="Nothing counts on them">No open work, no shift, no team to lead.</Nothing>
      )}
      {items.length > 0 && (
        <div className="outcomes in-panel">
          <table aria-label={`What counts on ${title}`}>
            <tbody>
              {items.map((row) => (
                <tr key={keyOf(row)}>
                  <th scope="row">
                    <a href={hrefOf(row)}>{row.title}</a> <span className="id soft">{row.id}</span>
                  </th>
                  <td>{wordsFor(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asking && (
        <HandOver
          person={person}
          onClose={() => setAsking(false)}
          onDone={(to) => setBefore({ rows: given, to })}
        />
      )}
    </Panel>
  );
}

type Props = { person: FullPerson; onClose: () => void; onDone: (to: string) => void };

function HandOver({ person, onClose, onDone }: Props) {
  const { id, title } = person;
  const [to, setTo] = useState('');
  const { run, busy, refusal } = useCommand<FullPerson>();
  const touches = ['/incidents', '/schedules', '/escalation-policies', '/teams'];
  const go = () =>
    void run({ path: `/people/${id}/hand-over`, body: { to }, touches }).then(
      () => {
        onDone(to);
        onClose();
      },
      () => undefined,
    );
  return (
    <Ask
      title={`Hand over from ${title}`}
      go="Hand over"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={to !== ''}
    >
      <p>
        Open incidents, roles in major incidents, turns and covers in schedules, places in escalation policies
        and teams to lead go to one person. Each is changed by itself, and you see what came of it.
      </p>
      <PersonPick label="To whom?" value={to} onChange={setTo} error={refusal?.fields.to} workers />
    </Ask>
  );
}

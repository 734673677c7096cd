import Button from '@cloudscape-design/components/button';
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isOver } from '../../../functions/problem/lifecycle.ts';
import { useDesk, useMay } from '../../desk.ts';
import { type Command, useCommand } from '../../live/use-command.ts';
import { Dialog, type DialogName } from './dialog.tsx';
import type { Problem } from './types.ts';

/** Steps that a click takes, and what is said afterwards. */
const plain: Record<string, { label: string; done: string }> = {
  assess: { label: 'Assess', done: 'It is being assessed.' },
  analyze: { label: 'Look for the cause', done: 'Its cause is being looked for.' },
  fix: { label: 'Begin the fix', done: 'It is being fixed.' },
  close: { label: 'Close', done: 'It is closed.' },
};

/** What can be done now: what the lifecycle allows in this state, and one of my roles. */
export function Commands({ problem }: { problem: Problem }) {
  const { me } = useDesk();
  const may = useMay();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<DialogName>();
  const { give, giving, busy } = useCommand<Problem>();
  const { id, version, assignee, major, watchers = [], steps = [] } = problem;
  const can = (step: string) => steps.includes(step) && may('problem', step);
  const path = (step: string) => `/problems/${id}/${step}`;
  const edits = !isOver(problem) && may('problem', 'change');
  const watching = watchers.includes(me.id);
  const item = (shown: boolean, key: string, text: string) => (shown ? [{ id: key, text }] : []);
  const group = (text: string, items: ButtonDropdownProps.Item[]) => (items.length ? [{ text, items }] : []);
  const more = [
    ...group('Work', [
      ...item(edits, 'assign', 'Assign…'),
      ...item(edits, 'major', major ? 'No major problem' : 'A major problem'),
      ...item(can('analyze') && problem.state === 'fix-in-progress', 'analyze', 'Back to its cause'),
    ]),
    ...group('End', [
      ...item(can('accept-risk'), 'accept-risk', 'Accept the risk…'),
      ...item(can('mark-duplicate'), 'mark-duplicate', 'It is a duplicate…'),
      ...item(can('cancel'), 'cancel', 'Cancel it…'),
      ...item(can('reanalyze'), 'reanalyze', 'It is not solved…'),
      ...item(can('reopen'), 'reopen', 'Reopen…'),
    ]),
    ...group('Me', [
      ...item(may('problem', 'watch'), watching ? 'unwatch' : 'watch', watching ? 'Stop watching' : 'Watch'),
    ]),
  ];
  const patch = (body: object, done: string): Command => ({
    ...{ path: `/problems/${id}`, method: 'PATCH', version, body, done },
  });
  const clicks: Record<string, Command> = {
    watch: { path: path('watch'), body: {}, done: `You hear of what happens to ${id}.` },
    unwatch: { path: path('unwatch'), body: {}, done: `You hear no more of ${id}.` },
    analyze: { path: path('analyze'), body: {}, done: 'Its cause is being looked for.' },
    major: patch(
      { major: !major },
      major ? 'It is no major problem.' : 'It is reviewed before it is closed.',
    ),
  };
  const choose = (name: string) => {
    const click = clicks[name];
    if (click) give(click);
    else setDialog(name as DialogName);
  };
  const shown = Object.entries(plain).filter(
    ([step]) => can(step) && !(step === 'analyze' && problem.state === 'fix-in-progress'),
  );
  return (
    <>
      {shown.map(([step, { label, done }]) => (
        <Button
          key={step}
          variant="primary"
          loading={giving?.path === path(step)}
          loadingText={label}
          disabled={busy}
          onClick={() => give({ path: path(step), body: {}, done })}
        >
          {label}
        </Button>
      ))}
      {can('resolve') && (
        <Button variant={can('fix') ? 'normal' : 'primary'} onClick={() => setDialog('resolve')}>
          Resolve…
        </Button>
      )}
      {edits && <Button onClick={() => void navigate(`/problems/${id}/edit`)}>Edit</Button>}
      {edits && assignee !== me.id && (
        <Button disabled={busy} onClick={() => give(patch({ assignee: me.id }, `${id} is yours.`))}>
          Assign to me
        </Button>
      )}
      {more.length > 0 && (
        <ButtonDropdown
          ariaLabel="More commands"
          items={more}
          expandToViewport
          onItemClick={({ detail }) => choose(detail.id)}
        >
          More
        </ButtonDropdown>
      )}
      {dialog && <Dialog name={dialog} problem={problem} onClose={() => setDialog(undefined)} />}
    </>
  );
}

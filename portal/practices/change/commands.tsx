import Button from '@cloudscape-design/components/button';
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isAhead, isOver } from '../../../functions/change/lifecycle.ts';
import { useDesk, useMay } from '../../desk.ts';
import { type Command, useCommand } from '../../live/use-command.ts';
import { Dialog, type DialogName } from './dialog.tsx';
import type { Change } from './types.ts';

const plain: Record<string, { label: string; done: string }> = {
  submit: { label: 'Submit', done: 'It is ready to be decided on.' },
  implement: { label: 'Begin', done: 'The work has begun.' },
  finish: { label: 'Work is over', done: 'Now it is looked at.' },
};

/** What can be done now: what the lifecycle allows in this state, and one of my roles. */
export function Commands({ change }: { change: Change }) {
  const { me } = useDesk();
  const may = useMay();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<DialogName>();
  const { give, giving, busy } = useCommand<Change>();
  const { id, version, assignee, watchers = [], steps = [], missing = [] } = change;
  const can = (step: string) => steps.includes(step) && may('change', step);
  const path = (step: string) => `/changes/${id}/${step}`;
  const [alive, ahead] = [!isOver(change), isAhead(change)];
  const [edits, works] = [may('change', 'change'), may('change', 'implement')];
  const watching = watchers.includes(me.id);
  const item = (shown: boolean, key: string, text: string) => (shown ? [{ id: key, text }] : []);
  const group = (text: string, items: ButtonDropdownProps.Item[]) => (items.length ? [{ text, items }] : []);
  const more = [
    ...group('Work', [
      ...item(alive && edits && works, 'assign', 'Assign…'),
      ...item(can('withdraw'), 'withdraw', 'Take it back…'),
      ...item(can('cancel'), 'cancel', 'Cancel it…'),
    ]),
    ...group('Others', [
      ...item(alive && edits && works, 'parent', 'Make it a part…'),
      ...item(ahead && edits && works, 'dependsOn', 'Let it wait for another…'),
      ...item(alive && works && may('change', 'create'), 'part', 'Add a part'),
    ]),
    ...group('Me', [
      ...item(may('change', 'watch'), watching ? 'unwatch' : 'watch', watching ? 'Stop watching' : 'Watch'),
    ]),
  ];
  const clicks: Record<string, Command> = {
    watch: { path: path('watch'), body: {}, done: `You hear of what happens to ${id}.` },
    unwatch: { path: path('unwatch'), body: {}, done: `You hear no more of ${id}.` },
  };
  const choose = (name: string) => {
    const click = clicks[name];
    if (click) give(click);
    else if (name === 'part') void navigate(`/changes/new?parent=${id}`);
    else setDialog(name as DialogName);
  };
  const take = () =>
    give({
      path: `/changes/${id}`,
      method: 'PATCH',
      version,
      body: { assignee: me.id },
      done: `${id} is yours.`,
    });
  return (
    <>
      {Object.entries(plain)
        .filter(([step]) => can(step))
        .map(([step, { label, done }]) => (
          <Button
            key={step}
            variant="primary"
            loading={giving?.path === path(step)}
            loadingText={label}
            disabled={busy || (step === 'submit' && missing.length > 0)}
            onClick={() => give({ path: path(step), body: {}, done })}
          >
            {label}
          </Button>
        ))}
      {can('close') && (
        <Button variant="primary" onClick={() => setDialog('close')}>
          Close…
        </Button>
      )}
      {ahead && edits && <Button onClick={() => void navigate(`/changes/${id}/edit`)}>Edit</Button>}
      {alive && edits && works && assignee !== me.id && (
        <Button disabled={busy} onClick={take}>
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
      {dialog && <Dialog name={dialog} change={change} onClose={() => setDialog(undefined)} />}
    </>
  );
}

import Button from '@cloudscape-design/components/button';
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Incident } from '../../model.ts';
import { Dialog, type DialogName } from './dialog.tsx';
import { KeysHelp } from './keys-help.tsx';
import { useCommandKeys } from './use-command-keys.ts';

type Plain = 'acknowledge' | 'take' | 'resume' | 'close' | 'unmerge' | 'detach' | 'watch' | 'unwatch';

/** Commands that a click gives, and what is said afterwards. */
const plain = (id: string): Record<Plain, { command: string; body: object; done: string }> => ({
  acknowledge: { command: 'acknowledge', body: {}, done: `You have taken ${id}. Paging stops.` },
  take: { command: 'take', body: {}, done: `${id} is yours.` },
  resume: { command: 'resume', body: {}, done: `${id} goes on.` },
  close: { command: 'close', body: {}, done: `${id} is closed.` },
  unmerge: { command: 'unmerge', body: {}, done: `${id} stands for itself again.` },
  detach: { command: 'set-parent', body: { parent: null }, done: `${id} is no child any more.` },
  watch: { command: 'watch', body: {}, done: `You hear of what happens to ${id}.` },
  unwatch: { command: 'unwatch', body: {}, done: `You hear no more of ${id}.` },
});

/** What can be done now: what the lifecycle allows in this state, and one of my roles. */
export function Commands({ incident }: { incident: Incident }) {
  const { me } = useDesk();
  const may = useMay();
  const [dialog, setDialog] = useState<DialogName>();
  const [help, setHelp] = useState(false);
  const { give, giving, busy } = useCommand<Incident>();
  const { id, state, assignee, parent, children, watchers = [], steps = [] } = incident;
  const right = (command: string) => may('incident', command);
  const can = (step: string) => steps.includes(step) && right(step);
  const alive = state !== 'closed';
  const working = alive && state !== 'resolved';
  const click = (name: Plain) => {
    const { command, body, done } = plain(id)[name];
    give({ path: `/incidents/${id}/${command}`, body, done, touches: ['/escalations', '/schedules'] });
  };
  const under = (name: Plain) => giving?.path === `/incidents/${id}/${plain(id)[name].command}`;
  const item = (shown: boolean, key: DialogName | Plain, text: string) => (shown ? [{ id: key, text }] : []);
  const group = (text: string, items: ButtonDropdownProps.Item[]) => (items.length ? [{ text, items }] : []);
  const watching = watchers.includes(me.id);
  const mine = assignee === me.id;

  const more = [
    ...group('Work', [
      ...item(can('hold') && can('acknowledge'), 'hold', 'Put on hold…'),
      ...item(alive && right('assign'), 'assign', 'Assign…'),
      ...item(working && state !== 'on-hold' && right('transfer'), 'transfer', 'Hand to another team…'),
      ...item(alive && right('change'), 'edit', 'Edit…'),
      ...item(alive && right('override-priority'), 'priority', 'Set the priority…'),
    ]),
    ...group('Others', [
      ...item(can('merge'), 'merge', 'Merge into…'),
      ...item(can('unmerge'), 'unmerge', 'Take apart again'),
      ...item(
        alive && !children && right('set-parent'),
        'parent',
        parent ? 'Other parent…' : 'Make it a child…',
      ),
      ...item(alive && parent !== undefined && right('set-parent'), 'detach', 'Stand for itself'),
      ...item(working && !parent && right('set-parent'), 'child', 'Add a child…'),
    ]),
    ...group('End', [
      ...item(can('follow-up') && can('close'), 'follow-up', 'Follow up…'),
      ...item(can('close'), 'close', 'Close for good'),
    ]),
    ...group('Me', [
      ...item(right('watch'), watching ? 'unwatch' : 'watch', watching ? 'Stop watching' : 'Watch'),
    ]),
  ];
  useCommandKeys({
    a: can('acknowledge') && !busy ? () => click('acknowledge') : undefined,
    t: working && right('take') && !mine && !busy ? () => click('take') : undefined,
    s: can('resolve') ? () => setDialog('resolve') : undefined,
    h: can('hold') ? () => setDialog('hold') : undefined,
    c: () => document.querySelector<HTMLTextAreaElement>('.comment-box textarea')?.focus(),
    '?': () => setHelp(true),
  });
  const clicks = new Set(Object.keys(plain(id)));
  const choose = (name: string) => (clicks.has(name) ? click(name as Plain) : setDialog(name as DialogName));
  const button = (name: Plain, words: string, primary = false) => (
    <Button
      variant={primary ? 'primary' : 'normal'}
      loading={under(name)}
      loadingText={words}
      disabled={busy && !under(name)}
      onClick={() => click(name)}
    >
      {words}
    </Button>
  );
  return (
    <>
      {can('acknowledge') && button('acknowledge', 'Acknowledge', true)}
      {can('resume') && button('resume', 'Go on', true)}
      {can('resolve') && (
        <Button
          variant={can('acknowledge') || can('resume') ? 'normal' : 'primary'}
          onClick={() => setDialog('resolve')}
        >
          Resolve
        </Button>
      )}
      {can('reopen') && <Button onClick={() => setDialog('reopen')}>Reopen</Button>}
      {can('follow-up') && !can('close') && !can('reopen') && (
        <Button onClick={() => setDialog('follow-up')}>Follow up</Button>
      )}
      {can('hold') && !can('acknowledge') && <Button onClick={() => setDialog('hold')}>Hold</Button>}
      {working && right('take') && !mine && button('take', 'Assign to me')}
      {more.length > 0 && (
        <ButtonDropdown
          variant="normal"
          ariaLabel="More commands"
          items={more}
          expandToViewport
          onItemClick={({ detail }) => choose(detail.id)}
        >
          More
        </ButtonDropdown>
      )}
      {dialog && <Dialog name={dialog} incident={incident} onClose={() => setDialog(undefined)} />}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </>
  );
}

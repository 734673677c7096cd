import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { isOver } from '../../../functions/request/lifecycle.ts';
import { useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { AssignRequest, FulfilDialog, WordDialog, type WordName } from './dialogs.tsx';
import { ReviseDialog } from './revise-dialog.tsx';
import type { Request } from './types.ts';

type Name = WordName | 'assign' | 'fulfil' | 'revise';

/** What can be done now: what the lifecycle allows in this state, and one of my roles. */
export function Commands({ request }: { request: Request }) {
  const { me } = useDesk();
  const may = useMay();
  const [dialog, setDialog] = useState<Name>();
  const { give, busy } = useCommand<Request>();
  const { id, steps = [], assignee, watchers = [], requester, for: person } = request;
  const can = (step: string) => steps.includes(step) && may('request', step);
  const own = me.id === requester || me.id === person;
  const works = may('request', 'assign');
  const path = (step: string) => `/requests/${id}/${step}`;
  const watching = watchers.includes(me.id);
  const item = (shown: boolean, key: string, text: string) => (shown ? [{ id: key, text }] : []);
  const more = [
    ...item(works && !isOver(request), 'assign', 'Assign…'),
    ...item(can('revise') && !own, 'revise', 'Change the answers…'),
    ...item(can('ask'), 'ask', 'Ask for more…'),
    ...item(works && can('fulfil'), 'fulfil', 'End it in part…'),
    ...item(works && can('reopen'), 'reopen', 'Reopen…'),
    ...item(works && can('cancel'), 'cancel', 'Cancel it…'),
    ...item(may('request', 'watch'), watching ? 'unwatch' : 'watch', watching ? 'Stop watching' : 'Watch'),
  ];
  const choose = (name: string) => {
    if (name === 'watch') give({ path: path('watch'), body: {}, done: `You hear of what happens to ${id}.` });
    else if (name === 'unwatch')
      give({ path: path('unwatch'), body: {}, done: `You hear no more of ${id}.` });
    else setDialog(name as Name);
  };
  const close = () => setDialog(undefined);
  return (
    <>
      {can('answer') && own && (
        <Button variant="primary" onClick={() => setDialog('answer')}>
          Answer…
        </Button>
      )}
      {can('revise') && own && (
        <Button onClick={() => setDialog('revise')}>
          {request.state === 'rejected' ? 'Change it and ask again…' : 'Change the answers…'}
        </Button>
      )}
      {can('close') && own && (
        <Button
          variant="primary"
          disabled={busy}
          onClick={() => give({ path: path('close'), body: {}, done: 'Thank you.' })}
        >
          All is well
        </Button>
      )}
      {can('reopen') && !works && (
        <Button onClick={() => setDialog('reopen')}>Something is not right…</Button>
      )}
      {can('cancel') && !works && <Button onClick={() => setDialog('cancel')}>Cancel it…</Button>}
      {works && !isOver(request) && assignee !== me.id && (
        <Button
          disabled={busy}
          onClick={() => give({ path: path('assign'), body: { assignee: me.id }, done: `${id} is yours.` })}
        >
          Assign to me
        </Button>
      )}
      {works && more.length > 0 && (
        <ButtonDropdown
          ariaLabel="More commands"
          items={more}
          expandToViewport
          onItemClick={({ detail }) => choose(detail.id)}
        >
          More
        </ButtonDropdown>
      )}
      {dialog === 'assign' && <AssignRequest request={request} onClose={close} />}
      {dialog === 'fulfil' && <FulfilDialog request={request} onClose={close} />}
      {dialog === 'revise' && <ReviseDialog request={request} onClose={close} />}
      {dialog && dialog !== 'assign' && dialog !== 'fulfil' && dialog !== 'revise' && (
        <WordDialog request={request} command={dialog} onClose={close} />
      )}
    </>
  );
}

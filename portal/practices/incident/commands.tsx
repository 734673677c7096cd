import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Incident } from '../../model.ts';
import { AssignDialog, EditDialog, ReasonDialog } from './dialogs.tsx';

type Dialog = 'assign' | 'edit' | 'resolve' | 'reopen';

/** What can be done now: what the lifecycle allows in this state, and one of my roles. */
export function Commands({ incident }: { incident: Incident }) {
  const { me } = useDesk();
  const may = useMay();
  const [dialog, setDialog] = useState<Dialog>();
  const { give, giving, busy } = useCommand<Incident>();
  const { id, version, state, assignee, steps = [] } = incident;
  const can = (step: string) => steps.includes(step) && may('incident', step);
  const alive = state !== 'closed';
  const close = () => setDialog(undefined);
  const path = (command: string) => `/incidents/${id}/${command}`;
  const under = (command: string) => giving?.path === path(command);

  const more = [
    ...(alive && may('incident', 'assign') ? [{ id: 'assign', text: 'Assign…' }] : []),
    ...(alive && may('incident', 'change') ? [{ id: 'edit', text: 'Edit…' }] : []),
    ...(can('close') ? [{ id: 'close', text: 'Close for good' }] : []),
  ];
  const choose = (command: string) => {
    if (command !== 'close') return setDialog(command as Dialog);
    give({ path: path('close'), body: {}, version, done: `${id} is closed.` });
  };
  return (
    <>
      {can('acknowledge') && (
        <Button
          variant="primary"
          iconName="check"
          loading={under('acknowledge')}
          loadingText="Taking it"
          disabled={busy && !under('acknowledge')}
          onClick={() =>
            give({
              path: path('acknowledge'),
              body: {},
              done: `You have taken ${id}. Paging stops.`,
              touches: ['/escalations', '/schedules'],
            })
          }
        >
          Acknowledge
        </Button>
      )}
      {can('resolve') && (
        <Button variant={can('acknowledge') ? 'normal' : 'primary'} onClick={() => setDialog('resolve')}>
          Resolve
        </Button>
      )}
      {can('reopen') && <Button onClick={() => setDialog('reopen')}>Reopen</Button>}
      {alive && may('incident', 'assign') && assignee !== me.id && (
        <Button
          loading={under('assign')}
          loadingText="Assigning"
          onClick={() =>
            give({
              path: path('assign'),
              body: { assignee: me.id },
              version,
              done: `${id} is assigned to you.`,
            })
          }
        >
          Assign to me
        </Button>
      )}
      {more.length > 0 && (
        <ButtonDropdown
          variant="normal"
          ariaLabel="More commands"
          items={more}
          onItemClick={({ detail }) => choose(detail.id)}
        >
          More
        </ButtonDropdown>
      )}
      {dialog === 'assign' && <AssignDialog incident={incident} onClose={close} />}
      {dialog === 'edit' && <EditDialog incident={incident} onClose={close} />}
      {dialog === 'resolve' && (
        <ReasonDialog
          incident={incident}
          onClose={close}
          command="resolve"
          field="resolution"
          label="What solved it?"
          done={`${id} is resolved.`}
        />
      )}
      {dialog === 'reopen' && (
        <ReasonDialog
          incident={incident}
          onClose={close}
          command="reopen"
          field="reason"
          label="Why does it need to be open again?"
          done={`${id} is open again.`}
        />
      )}
    </>
  );
}

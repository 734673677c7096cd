import Button from '@cloudscape-design/components/button';
import Icon, { type IconProps } from '@cloudscape-design/components/icon';
import { useState } from 'react';
import { hasEnded } from '../../../functions/request/fulfilment-task.ts';
import { isAtWork } from '../../../functions/request/lifecycle.ts';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useTeams } from '../../live/use-names.ts';
import { listed } from '../../words.ts';
import { AddTaskDialog, AssignTaskDialog, SkipTaskDialog } from './dialogs.tsx';
import type { Request, Task } from './types.ts';

type Opened = { what: 'add' } | { what: 'skip' | 'assign'; task: Task };

/** How far a task is, as a sign; the word is said beside it. */
const marks: Record<Task['state'], IconProps.Name> = {
  waiting: 'status-pending',
  open: 'status-in-progress',
  done: 'status-positive',
  skipped: 'status-stopped',
};

/** The pieces of its work: what can be done now side by side, what waits for what, and what has ended. */
export function TasksPanel({ request }: { request: Request }) {
  const { id, tasks, names = {} } = request;
  const { me } = useDesk();
  const may = useMay();
  const team = useTeams();
  const [opened, setOpened] = useState<Opened>();
  const { give, busy } = useCommand<Request>();
  const able = isAtWork(request) && may('request', 'complete-task');
  const titleOf = (task: string) => tasks.find((one) => one.id === task)?.title ?? task;
  const done = tasks.filter(hasEnded).length;
  const close = () => setOpened(undefined);
  const command = (name: string, task: Task) =>
    give({ path: `/requests/${id}/${name}`, body: { task: task.id } });
  return (
    <Panel
      title="Steps"
      count={`${done} of ${tasks.length}`}
      {...(able && {
        actions: (
          <Button iconName="add-plus" onClick={() => setOpened({ what: 'add' })}>
            Add
          </Button>
        ),
      })}
    >
      <ol className="tasks request-tasks">
        {tasks.map((task) => (
          <li key={task.id} className={task.state}>
            <span>
              <span className="mark">
                <Icon name={marks[task.state]} variant={task.state === 'done' ? 'success' : 'subtle'} />
              </span>{' '}
              {task.title} <span className="unseen">{task.state}</span>
              {may('request', 'complete-task') && (
                <span className="soft">
                  {' · '}
                  {task.assignee ? (names[task.assignee] ?? task.assignee) : team(task.team)}
                  {task.state === 'waiting' && task.after?.length
                    ? ` · after ${listed(task.after.map(titleOf))}`
                    : ''}
                  {task.note ? ` · ${task.note}` : ''}
                </span>
              )}
              {task.state === 'open' && task.dueAt && (
                <span className="soft">
                  {' · due '}
                  <When at={task.dueAt} />
                </span>
              )}
              {task.remindedAt && task.state === 'open' && <StateBadge state="late" />}
            </span>
            {able && task.state === 'open' && (
              <span className="actions">
                <Button
                  ariaLabel={`Done: ${task.title}`}
                  disabled={busy}
                  onClick={() => command('complete-task', task)}
                >
                  Done
                </Button>
                {task.assignee !== me.id && (
                  <Button
                    variant="link"
                    ariaLabel={`Take ${task.title}`}
                    disabled={busy}
                    onClick={() =>
                      give({ path: `/requests/${id}/assign-task`, body: { task: task.id, assignee: me.id } })
                    }
                  >
                    Take
                  </Button>
                )}
                <Button
                  variant="link"
                  ariaLabel={`Give ${task.title} to somebody`}
                  onClick={() => setOpened({ what: 'assign', task })}
                >
                  Give…
                </Button>
                <Button
                  variant="link"
                  ariaLabel={`Skip ${task.title}`}
                  onClick={() => setOpened({ what: 'skip', task })}
                >
                  Skip…
                </Button>
              </span>
            )}
            {able && hasEnded(task) && (
              <Button
                variant="link"
                ariaLabel={`Reopen ${task.title}`}
                disabled={busy}
                onClick={() => command('reopen-task', task)}
              >
                Reopen
              </Button>
            )}
          </li>
        ))}
      </ol>
      {opened?.what === 'add' && <AddTaskDialog request={request} onClose={close} />}
      {opened?.what === 'skip' && <SkipTaskDialog request={request} task={opened.task} onClose={close} />}
      {opened?.what === 'assign' && <AssignTaskDialog request={request} task={opened.task} onClose={close} />}
    </Panel>
  );
}

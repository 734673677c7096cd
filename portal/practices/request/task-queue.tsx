import Button from '@cloudscape-design/components/button';
import { useSearchParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { useFilters } from '../../components/filters.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useEvery } from '../../live/use-every.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import type { TaskRow } from './types.ts';

/** What is to be done now: of my teams, of one team, or mine. */
export function TaskQueue() {
  const [search] = useSearchParams();
  const { me } = useDesk();
  const may = useMay();
  const names = useAllNames();
  const teams = useEvery<Base>('teams');
  const { choice, toggle } = useFilters();
  const { give, busy } = useCommand();
  const [team, mine] = [search.get('team'), search.get('mine')];
  const ask = new URLSearchParams({ limit: '100', ...(team && { team }), ...(mine && { mine: 'true' }) });
  const { items, error, isPending, refetch } = useItems<TaskRow>(`/request-tasks?${ask}`, { keep: true });
  const command = (name: string, { request, id }: TaskRow, more: object = {}) =>
    give({ path: `/requests/${request}/${name}`, body: { task: id, ...more }, touches: ['/request-tasks'] });
  return (
    <Page
      title="Tasks of requests"
      about="What can be done now. What is due first stands first; what waits for other work is not here yet."
    >
      <Panel title="To do" count={items.length || undefined} flush className="list">
        <div className="filters">
          {choice(
            'team',
            'My teams',
            teams.map(({ id, title }) => ({ value: id, label: title })),
          )}
          {toggle('mine', '1', 'Mine')}
        </div>
        {error && !items.length && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && (
          <Nothing title="Nothing is to be done">What can begin next appears here by itself.</Nothing>
        )}
        <ul className="linked task-queue">
          {items.map((task) => (
            <li key={`${task.request} ${task.id}`}>
              <span>
                <a href={`/requests/${task.request}`} data-row={task.request}>
                  {task.title}
                </a>
                <span className="where soft">
                  <span className="id">{task.request}</span> {task.requestTitle} · for{' '}
                  {names.person(task.for)} ·{' '}
                  {task.assignee ? names.person(task.assignee) : names.team(task.team)}
                  {task.dueAt && (
                    <>
                      {' · due '}
                      <When at={task.dueAt} />
                    </>
                  )}
                </span>
              </span>
              {may('request', 'complete-task') && (
                <span className="actions">
                  {task.assignee !== me.id && (
                    <Button
                      disabled={busy}
                      ariaLabel={`Take ${task.title} of ${task.request}`}
                      onClick={() => command('assign-task', task, { assignee: me.id })}
                    >
                      Take
                    </Button>
                  )}
                  <Button
                    disabled={busy}
                    ariaLabel={`Done: ${task.title} of ${task.request}`}
                    onClick={() => command('complete-task', task)}
                  >
                    Done
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

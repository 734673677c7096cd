import Toggle from '@cloudscape-design/components/toggle';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useEvery } from '../../live/use-every.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { exactly } from '../../time.ts';
import type { ReportSubscription } from './types.ts';

const path = '/report-subscriptions';

/** Which teams are told on Monday what their week came to. */
export function ReportSubscriptions() {
  const teams = useEvery<Base>('teams', 'rare');
  const { items, error, isPending, refetch } = useItems<ReportSubscription>(`${path}?limit=100`);
  const { give, busy } = useCommand();
  const of = (team: string) => items.find(({ id }) => id === team);
  const turn = (team: Base, on: boolean) => {
    const kept = of(team.id);
    const done = on ? `${team.title} is told every Monday` : `${team.title} is not told any more`;
    give(
      kept
        ? {
            path: `${path}/${team.id}`,
            method: 'PATCH',
            version: kept.version,
            body: { state: on ? 'on' : 'off' },
            done,
          }
        : { path, body: { team: team.id }, done },
    );
  };
  return (
    <Page
      title="Weekly mails"
      about="On Monday at eight everybody in a team gets a mail in plain words: what its last week came to, and what is open."
    >
      <Panel title="Teams" className="report-lines">
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !teams.length && <Nothing title="There are no teams yet" />}
        {!isPending && !error && teams.length > 0 && (
          <PlainTable
            label="Weekly mails by team"
            heads={['Team', 'Mail on Monday', 'Next']}
            rows={teams.map((team) => {
              const kept = of(team.id);
              const next = kept?.clocks?.weekly;
              return {
                id: team.id,
                cells: [
                  <a key="team" href={`/reports?team=${team.id}`}>
                    {team.title}
                  </a>,
                  <Toggle
                    key="on"
                    checked={kept?.state === 'on'}
                    disabled={busy}
                    onChange={({ detail }) => turn(team, detail.checked)}
                    ariaLabel={`Mail to ${team.title} on Monday`}
                  >
                    {kept?.state === 'on' ? 'On' : 'Off'}
                  </Toggle>,
                  next ? exactly(next) : '–',
                ],
              };
            })}
          />
        )}
      </Panel>
    </Page>
  );
}

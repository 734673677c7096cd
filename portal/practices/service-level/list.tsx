import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useItems } from '../../live/use-live.ts';
import { useServices, useTeams } from '../../live/use-names.ts';
import { LevelClock } from './clock.tsx';
import type { ServiceLevel } from './types.ts';
import { homes } from './words.ts';

/** What is due next, of all teams. */
export function ServiceLevelList() {
  const { items, next, error, isPending, refetch } = useItems<ServiceLevel>('/service-levels?limit=100');
  const [team, service] = [useTeams(), useServices()];
  return (
    <Page
      title="Due next"
      about="Whatever a service level runs for, by when it is due; what waits, and what is missed already, comes last."
    >
      <Panel title="Live" count={next ? `${items.length}+` : items.length} flush>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && (
          <Nothing title="Nothing is due">No service level runs at this moment.</Nothing>
        )}
        <ul className="linked">
          {items.map((level) => (
            <li key={level.id}>
              <p className="title">
                <a href={`/${homes[level.about]}/${level.id}`}>{level.id}</a>
              </p>
              <p className="where">
                <span>{team(level.team)}</span>
                {level.service && <span>{service(level.service)}</span>}
              </p>
              {level.levels
                .filter(({ state }) => state === 'running' || state === 'paused')
                .map((clock) => (
                  <LevelClock key={clock.agreement} clock={clock} />
                ))}
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

import { useSearchParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { PageTurn, usePages } from '../../components/page-turn.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useItems } from '../../live/use-live.ts';
import { useServices, useTeams } from '../../live/use-names.ts';
import { LevelClock } from './clock.tsx';
import type { Reading, ServiceLevel } from './types.ts';
import { homes } from './words.ts';

const asked = ['missed', 'agreement', 'team', 'service'] as const;

const due = {
  title: 'Due next',
  about:
    'Whatever a service level runs for, by when it is due; what waits, and what is missed already, comes last.',
  list: 'Live',
  none: 'Nothing is due',
  why: 'No service level runs at this moment.',
};
const gone = (month: string) => ({
  title: `Missed in ${month}`,
  about: 'What was not kept, in the order in which it was missed. Its proof is in the timeline of each.',
  list: 'Missed',
  none: 'Nothing was missed',
  why: 'Whatever was due in this month was kept.',
});

const isLive = ({ state }: Reading) => state === 'running' || state === 'paused';

/** What is due next, or what was missed in a month; of all, or of one agreement, team or service. */
export function ServiceLevelList() {
  const [search] = useSearchParams();
  const month = search.get('missed');
  const query = new URLSearchParams(
    asked.flatMap((name) => (search.has(name) ? [[name, search.get(name) ?? '']] : [])),
  );
  const pages = usePages(`/service-levels?${query}`, 50);
  const { items, next, error, isPending, refetch } = useItems<ServiceLevel>(pages.ask);
  const [team, service] = [useTeams(), useServices()];
  const words = month ? gone(month) : due;
  const agreement = search.get('agreement');
  const shown = (clock: Reading) =>
    month ? clock.missedAt && (!agreement || clock.agreement === agreement) : isLive(clock);
  const trail = month ? { label: 'Attainment', href: '/attainment' } : undefined;
  return (
    <Page title={words.title} about={words.about} {...(trail && { trail })}>
      <Panel title={words.list} count={next ? `${items.length}+` : items.length} flush>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && <Nothing title={words.none}>{words.why}</Nothing>}
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
              {level.levels.filter(shown).map((clock) => (
                <LevelClock key={clock.agreement} clock={clock} />
              ))}
            </li>
          ))}
        </ul>
        <PageTurn label={words.list} pages={pages} next={next} />
      </Panel>
    </Page>
  );
}

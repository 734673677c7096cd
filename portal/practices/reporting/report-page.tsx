import Button from '@cloudscape-design/components/button';
import { useSearchParams } from 'react-router';
import { measures } from '../../../functions/reporting/measures.ts';
import { type PeriodName, periods } from '../../../functions/reporting/period.ts';
import { useFilters } from '../../components/filters.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import { usePeople, useServices, useTeams } from '../../live/use-names.ts';
import type { Base, Priority } from '../../model.ts';
import { priorities } from '../../words.ts';
import { BacklogPanel } from './backlog-panel.tsx';
import { FlowChart, TimesChart } from './charts.tsx';
import { FigureTile } from './figure-tile.tsx';
import { LinesPanel } from './lines-panel.tsx';
import { LoadPanel } from './load-panel.tsx';
import type { Report } from './types.ts';
import { periodNames, spanWords } from './words.ts';

/** Where the records behind a figure are listed. */
const homes: Readonly<Record<string, string>> = {
  opened: '/incidents?closed=true',
  solved: '/incidents?closed=true',
  attainment: '/attainment',
  requests: '/requests?closed=true',
  satisfaction: '/surveys',
  changes: '/changes?closed=true',
};

/** The figures themselves, in one picture after the other. */
function Figures({ report, about }: { report: Report; about: { team?: string; service?: string } }) {
  const [person, team, service] = [usePeople(), useTeams(), useServices()];
  const [search] = useSearchParams();
  const link = (name: string) => (id: string) => {
    const next = new URLSearchParams(search);
    next.set(name, id);
    return `/reports?${next}`;
  };
  const drill = (id: string) => {
    const home = homes[id];
    const more = new URLSearchParams(Object.entries(about)).toString();
    return home && (home.includes('?') && more ? `${home}&${more}` : home);
  };
  const nothing = !measures.some(({ id }) => report.figures[id]?.of) && !report.backlog.open.incident;
  if (nothing)
    return (
      <Nothing title="Nothing was measured">
        Incidents, requests, changes and pages are counted here as they happen.
      </Nothing>
    );
  return (
    <>
      <ul className="figures">
        {measures.map((measure) => (
          <FigureTile key={measure.id} measure={measure} report={report} href={drill(measure.id)} />
        ))}
      </ul>
      <div className="report-panels">
        <Panel title="Incidents" className="wide">
          <FlowChart series={report.series} />
        </Panel>
        <Panel title="Time to acknowledge">
          <TimesChart series={report.series} measure="time-to-acknowledge" />
        </Panel>
        <Panel title="Time to resolve">
          <TimesChart series={report.series} measure="time-to-resolve" />
        </Panel>
        <BacklogPanel backlog={report.backlog} team={about.team} />
        <LoadPanel people={report.people} name={person} />
      </div>
      {!about.team && <LinesPanel title="Teams" lines={report.teams} name={team} link={link('team')} />}
      <LinesPanel title="Services" lines={report.services} name={service} link={link('service')} />
    </>
  );
}

/** Figures of the desk, of a team or of a service, to be looked at more than read. */
export function ReportPage() {
  const [search] = useSearchParams();
  const { choice } = useFilters();
  const [teams, services] = [useEvery<Base>('teams', 'rare'), useEvery<Base>('services', 'rare')];
  const asked = new URLSearchParams(
    ['period', 'from', 'to', 'team', 'service', 'priority'].flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const { data, error, isPending, refetch } = useLive<Report>(`/reports?${asked}`, {
    pace: 'slow',
    keep: true,
  });
  const [team, service] = [search.get('team') ?? undefined, search.get('service') ?? undefined];
  const named = (all: readonly Base[], id: string | undefined) =>
    all.find((one) => one.id === id)?.title ?? id;
  const of = [named(teams, team), named(services, service)].filter(Boolean).join(' · ');
  const options = (all: readonly Base[]) => all.map(({ id, title }) => ({ value: id, label: title }));
  const length = (search.get('period') ?? 'last-30-days') as PeriodName;
  return (
    <Page
      title={of || 'How it goes'}
      {...(of && { trail: { label: 'All figures', href: '/reports' } })}
      about={
        data
          ? `${spanWords(data.period)}, compared with ${spanWords(data.period.before)}. Days are those of ${data.zone.replace('_', ' ')}.`
          : periodNames[length]
      }
      actions={
        <>
          <Button iconName="status-info" href="/report-measures">
            How it is measured
          </Button>
          <Button onClick={() => print()}>Print</Button>
        </>
      }
    >
      <div className="report-filters">
        {choice(
          'period',
          periodNames['last-30-days'],
          periods
            .filter((name) => name !== 'last-30-days')
            .map((value) => ({ value, label: periodNames[value] })),
        )}
        {choice('team', 'All teams', options(teams))}
        {choice('service', 'All services', options(services))}
        {choice(
          'priority',
          'All priorities',
          ([1, 2, 3, 4, 5] as Priority[]).map((one) => ({ value: `${one}`, label: priorities[one] })),
        )}
      </div>
      {error && !data && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading lines={8} />}
      {data && <Figures report={data} about={{ ...(team && { team }), ...(service && { service }) }} />}
    </Page>
  );
}

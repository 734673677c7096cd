import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Fact, Facts } from '../../components/facts.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { useMay } from '../../desk.ts';
import { useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { exactly } from '../../time.ts';
import { BudgetPanel } from './budget-panel.tsx';
import { ComponentsPanel } from './components-panel.tsx';
import type { Report } from './types.ts';
import { long, percent, periodOptions, periods } from './words.ts';

function FiguresPanel({ report }: { report: Report }) {
  const { figures, target } = report;
  return (
    <Panel title={periods[report.period as keyof typeof periods]}>
      <Facts>
        <Fact label="Within the agreed hours">{percent(figures.availability)}</Fact>
        <Fact label="Promised">{target !== undefined && percent(target)}</Fact>
        <Fact label="Around the clock">{percent(figures.total)}</Fact>
        <Fact label="Downtime">{long(figures.committedDowntime)}</Fact>
        <Fact label="Outages">{String(figures.outages)}</Fact>
        <Fact label="Mean time between failures">{figures.mtbf !== undefined && long(figures.mtbf)}</Fact>
        <Fact label="Mean time to restore">{figures.mtrs !== undefined && long(figures.mtrs)}</Fact>
        <Fact label="Mean time until it is taken">{figures.mtta !== undefined && long(figures.mtta)}</Fact>
      </Facts>
      <p className="soft">
        Several alarms of one outage count once, and what was planned does not count.{' '}
        <a href={`/outages?service=${report.id}`}>Its outages</a>
      </p>
    </Panel>
  );
}

const day = (at: string, zone: string) =>
  new Intl.DateTimeFormat(undefined, { timeZone: zone, dateStyle: 'medium' }).format(new Date(at));

function Course({ report }: { report: Report }) {
  const { series = [], timeZone, target } = report;
  return (
    <Panel title="Period by period">
      <PlainTable
        label="Availability period by period"
        heads={['From', 'Availability', 'Downtime', 'Outages']}
        rows={series.toReversed().map(({ from, figures }) => ({
          id: from,
          cells: [
            day(from, timeZone),
            <span
              key="share"
              className={target !== undefined && (figures.availability ?? 1) < target ? 'missed' : ''}
            >
              {percent(figures.availability)}
            </span>,
            long(figures.committedDowntime),
            String(figures.outages),
          ],
        }))}
      />
    </Panel>
  );
}

function Offerings({ report }: { report: Report }) {
  const { offerings, rolledUp } = report;
  if (!offerings.length) return null;
  return (
    <Panel title="Offerings" count={offerings.length}>
      <PlainTable
        label="Availability by offering"
        heads={['Offering', 'Availability', 'Promised', 'Downtime']}
        rows={[
          ...offerings.map(({ id, name, figures, target }) => ({
            id,
            cells: [name, percent(figures.availability), percent(target), long(figures.committedDowntime)],
          })),
          ...(rolledUp
            ? [
                {
                  id: '*',
                  cells: [
                    'All together',
                    percent(rolledUp.availability),
                    '',
                    long(rolledUp.committedDowntime),
                  ],
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

/** A service: how much it was there, its budget, and what its components make of it. */
export function ServiceAvailability() {
  const { id = '' } = useParams();
  const [period, setPeriod] = useState('last-30-days');
  const path = `/service-availability/${encodeURIComponent(id)}`;
  const { data: report, error, refetch } = useLive<Report>(`${path}?period=${period}`, { keep: true });
  const may = useMay();
  const navigate = useNavigate();
  if (!report) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const raise = may('outage', 'create') && (
    <Button onClick={() => void navigate(`/outages/new?service=${id}`)}>Record an outage</Button>
  );
  const promise = may('availability-commitment', 'change') && (
    <Button
      onClick={() =>
        void navigate(
          report.target === undefined
            ? `/availability-commitments/new?service=${id}`
            : `/availability-commitments/${id}/edit`,
        )
      }
    >
      {report.target === undefined ? 'Promise something' : 'Change the promise'}
    </Button>
  );
  return (
    <Page
      title={report.name}
      about={
        <>
          By the days of {report.timeZone}, from {exactly(report.from)} on.
        </>
      }
      trail={{ label: 'Service health', href: '/availability' }}
      actions={
        <>
          {raise}
          {promise}
        </>
      }
    >
      {report.down && (
        <Alert type="error" header="It is not available at this moment" statusIconAriaLabel="Error">
          {report.running.map((outage) => (
            <RecordId key={outage} id={outage} />
          ))}
        </Alert>
      )}
      <div className="availability-period">
        <Pick label="Period" options={periodOptions} value={period} onChange={setPeriod} />
      </div>
      <div className="columns">
        <div className="main">
          <FiguresPanel report={report} />
          <ComponentsPanel id={id} period={period} />
          <Course report={report} />
        </div>
        <aside aria-label="Budget and offerings">
          <BudgetPanel report={report} />
          <Offerings report={report} />
        </aside>
      </div>
    </Page>
  );
}

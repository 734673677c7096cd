import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useNavigate, useParams } from 'react-router';
import { isDoubtful } from '../../../functions/capacity/stage.ts';
import { amount } from '../../../functions/capacity/words.ts';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { ForecastChart } from './forecast-chart.tsx';
import type { Metric } from './types.ts';
import { betweenWords, leftWords, limitWords } from './words.ts';

const says = {
  measure: ['Measure now', 'It is being measured.'],
  retire: ['Watch it no more', 'It is not watched any more.'],
  restore: ['Watch it again', 'It is watched again.'],
} as const;

function Commands({ metric: { id, state, steps = [] } }: { metric: Metric }) {
  const may = useMay();
  const navigate = useNavigate();
  const { run, busy } = useCommand();
  const give = (step: keyof typeof says) =>
    void run({ path: `/capacity-metrics/${id}/${step}`, body: {}, done: says[step][1] }).catch(
      () => undefined,
    );
  return (
    <>
      {(['measure', 'restore', 'retire'] as const)
        .filter((step) => steps.includes(step) && may('capacity-metric', step))
        .map((step) => (
          <Button key={step} loading={busy} onClick={() => give(step)}>
            {says[step][0]}
          </Button>
        ))}
      {state !== 'retired' && may('capacity-metric', 'change') && (
        <Button onClick={() => void navigate(`/capacity-metrics/${id}/edit`)}>Edit</Button>
      )}
    </>
  );
}

function ForecastFacts({ metric: { measured, unit, limit, direction } }: { metric: Metric }) {
  const forecast = measured?.forecast;
  return (
    <Facts>
      <Fact label="Lasts">{leftWords(forecast)}</Fact>
      <Fact label="At its limit, with 80 %">{forecast && betweenWords(forecast)}</Fact>
      <Fact label="Is at">{forecast && amount(forecast.level, unit)}</Fact>
      <Fact label="Limit">
        {forecast?.limit === undefined ? limitWords(limit, unit) : amount(forecast.limit, unit)}
      </Fact>
      <Fact label="The limit is">{limit.from !== 'value' && limitWords(limit, unit)}</Fact>
      <Fact label={direction === 'up' ? 'Grows a day by' : 'Changes a day by'}>
        {forecast && `${amount(forecast.slope, unit)} ± ${amount(forecast.slopeUncertainty, unit)}`}
      </Fact>
      <Fact label="Rests on">{forecast && `${forecast.count} days from ${forecast.from} on`}</Fact>
      <Fact label="Its week">{forecast?.seasonal && 'days differ; the worst one counts'}</Fact>
      <Fact label="Error of two weeks">{forecast?.error !== undefined && amount(forecast.error, unit)}</Fact>
      <Fact label="Of repeating the week">
        {forecast?.naiveError !== undefined && amount(forecast.naiveError, unit)}
      </Fact>
    </Facts>
  );
}

export function MetricRecord() {
  const { id = '' } = useParams();
  const { data: metric, error, refetch } = useLive<Metric>(`/capacity-metrics/${encodeURIComponent(id)}`);
  const names = useAllNames();
  if (!metric) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, measured, ci, service, team, source, version } = metric;
  const forecast = measured?.forecast;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'What runs out', href: '/capacity-metrics' }}
      badges={<StateBadge state={state} />}
      commands={<Commands metric={metric} />}
      above={
        <>
          {measured?.trouble && (
            <Alert type="warning" header="It could not be measured whole" statusIconAriaLabel="Warning">
              {measured.trouble}
            </Alert>
          )}
          {measured?.ampleSince && (
            <Alert type="info" header="It seems to be enough again" statusIconAriaLabel="Info">
              Since {measured.ampleSince}. It counts once it has been so for a week.
            </Alert>
          )}
          {forecast && isDoubtful(forecast) && (
            <Alert type="info" header="The line explains little" statusIconAriaLabel="Info">
              Repeating the last week would have told the last two weeks better. Nobody is paged for this
              forecast.
            </Alert>
          )}
        </>
      }
      main={
        <>
          <Panel title="What was, and what is expected">
            <ForecastChart metric={metric} />
          </Panel>
          <Panel title="Timeline">
            <Timeline path={`/capacity-metrics/${id}`} version={version} />
          </Panel>
        </>
      }
      side={
        <>
          <Panel title="Forecast">
            <ForecastFacts metric={metric} />
          </Panel>
          <Panel title="Facts">
            <Facts>
              <Fact label="Item">{ci && <RecordId id={ci} />}</Fact>
              <Fact label="Service">{names.service(service)}</Fact>
              <Fact label="Team">{names.team(team)}</Fact>
              <Fact label="Metric">
                {source
                  ? `${source.namespace} ${source.name}, ${source.statistic}`
                  : 'the one that its quota names'}
              </Fact>
              <Fact label="Of">
                {source &&
                  Object.entries(source.dimensions)
                    .map(([name, value]) => `${name} ${value}`)
                    .join(', ')}
              </Fact>
              <Fact label="Last measured">{measured && <When at={measured.at} />}</Fact>
              <Fact label="Up to">{measured?.through}</Fact>
            </Facts>
          </Panel>
        </>
      }
    />
  );
}

import { useParams } from 'react-router';
import { Age, When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { Raw } from '../../components/raw.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import type { Alert, Signal } from '../../model.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { priorities } from '../../words.ts';
import { AlertBadges } from './alert-badges.tsx';
import type { HandledAlert } from './types.ts';
import { WhyPanel } from './why-panel.tsx';

export function AlertRecord() {
  const { id = '' } = useParams();
  const names = useAllNames();
  const { data: alert, error, refetch } = useLive<HandledAlert>(`/alerts/${encodeURIComponent(id)}`);
  if (!alert) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, reason, changedAt, service, team, priority, account, region, count, episode, url } = alert;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Alerts', href: '/alerts' }}
      badges={
        <>
          <AlertBadges alert={alert} />
          <span className="soft">
            since <Age since={alert.firingSince ?? changedAt} />
          </span>
        </>
      }
      main={
        <>
          {reason && (
            <Panel title="What the alarm says">
              <p className="prose">{reason}</p>
            </Panel>
          )}
          <Signals alert={alert} />
          <Panel title="Timeline">
            <Timeline path={`/alerts/${id}`} version={alert.version} />
          </Panel>
        </>
      }
      side={
        <>
          <WhyPanel alert={alert} />
          <Panel title="Facts">
            <Facts>
              <Fact label="Alarm">{alert.alarmName}</Fact>
              <Fact label="Source">{alert.source}</Fact>
              <Fact label="Severity">{alert.severity}</Fact>
              <Fact label="Resource">{alert.resource}</Fact>
              <Fact label="Service">
                {service && <a href={`/incidents?service=${service}`}>{names.service(service)}</a>}
              </Fact>
              <Fact label="Team">{names.team(team)}</Fact>
              <Fact label="Priority">{priority && priorities[priority]}</Fact>
              <Fact label="Account">{account}</Fact>
              <Fact label="Region">{region}</Fact>
              <Fact label="Signals">{count}</Fact>
              <Fact label="Times fired">{episode}</Fact>
              <Fact label="Console">
                {url && (
                  <a href={url} target="_blank" rel="noreferrer">
                    Open at its source
                  </a>
                )}
              </Fact>
            </Facts>
          </Panel>
        </>
      }
    />
  );
}

/** What the source sent, the newest first, each openable as it came. */
function Signals({ alert: { id, version } }: { alert: Alert }) {
  const ask = `/alerts/${encodeURIComponent(id)}/signals?limit=25#${version}`;
  const { items, isPending, error, refetch } = useItems<Signal>(ask, { pace: 'once', keep: true });
  return (
    <Panel title="Signals" count={items.length || undefined} flush>
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading />}
      {!isPending && !error && !items.length && <Nothing title="No signal is kept any more" />}
      <ul className="linked">
        {items.map((signal) => (
          <li key={`${signal.at}${signal.receivedAt}${signal.state}`}>
            <details>
              <summary>
                <span className="id">{signal.state}</span> <When at={signal.at} />{' '}
                <span className="soft">{signal.reason}</span>
              </summary>
              <Raw value={signal.raw} label={`signal of ${signal.at}`} />
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

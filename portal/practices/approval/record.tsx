import { useParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { useLive } from '../../live/use-live.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { capital, counted, listed } from '../../words.ts';
import { Items } from '../change/change-facts.tsx';
import { RiskBadge } from '../change/risk-badge.tsx';
import { Window } from '../change/window.tsx';
import { Answer } from './answer.tsx';
import { Steps } from './steps.tsx';
import type { Approval } from './types.ts';

function Asked({ approval: { about, asked, requester } }: { approval: Approval }) {
  const names = useAllNames();
  if (!asked) return <p className="soft">What was asked in this round has changed since.</p>;
  const { type, services, cis, plannedFrom, plannedTo, outage, implementer } = asked;
  return (
    <Facts>
      <Fact label="Change">
        <a href={`/changes/${about}`}>{about}</a>
      </Fact>
      <Fact label="Type">{capital(type)}</Fact>
      <Fact label="Window">
        <Window from={plannedFrom} to={plannedTo} />
      </Fact>
      <Fact label="Outage">{outage === undefined ? '' : outage ? 'Users notice it' : 'None'}</Fact>
      <Fact label="Asked by">{names.person(requester)}</Fact>
      <Fact label="Carried out by">{implementer && names.person(implementer)}</Fact>
      <Fact label="Services">{listed(services.map((id) => names.service(id)))}</Fact>
      <Fact label="Items">{cis.length > 0 && <Items ids={cis} />}</Fact>
    </Facts>
  );
}

function Risk({ approval: { asked } }: { approval: Approval }) {
  if (!asked) return null;
  const { level, reasons, reaches } = asked.risk;
  return (
    <Panel title="Risk">
      <p>
        <RiskBadge level={level} />
      </p>
      {reasons.length ? (
        <ul className="plain">
          {reasons.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        <p className="soft">Nothing speaks for a higher one.</p>
      )}
      <p className="soft">
        It reaches {counted(reaches.services, 'service')} and {counted(reaches.cis, 'item')}.
      </p>
    </Panel>
  );
}

const plans = { implementation: 'What is done', backout: 'How it is taken back', test: 'How it is tested' };

/** What is asked, the risk with its reasons, who has decided, and the two buttons. Opening it decides nothing. */
export function ApprovalRecord() {
  const { id = '' } = useParams();
  const { data: approval, error, refetch } = useLive<Approval>(`/approvals/${encodeURIComponent(id)}`);
  if (!approval) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, about, round, asked, version, askedAt, reason } = approval;
  const written = (['implementation', 'backout', 'test'] as const).filter((name) => asked?.plans[name]);
  return (
    <RecordPage
      id={about}
      title={title}
      trail={{ label: 'Approvals', href: '/approvals' }}
      badges={
        <>
          <StateBadge state={state} />
          <span className="soft">
            round {round}, asked <Age since={askedAt} ago />
          </span>
        </>
      }
      above={<Answer approval={approval} />}
      main={
        <>
          {reason && <p>{reason}</p>}
          {asked?.description && (
            <Panel title="Description">
              <p className="prose">{asked.description}</p>
            </Panel>
          )}
          {written.map((name) => (
            <Panel key={name} title={plans[name]}>
              <p className="prose">{asked?.plans[name]}</p>
            </Panel>
          ))}
          <Panel title="Who decides">
            <Steps approval={approval} />
          </Panel>
          <Panel title="Timeline">
            <Timeline path={`/approvals/${id}`} version={version} />
          </Panel>
        </>
      }
      side={
        <>
          <Panel title="What is asked">
            <Asked approval={approval} />
          </Panel>
          <Risk approval={approval} />
        </>
      }
    />
  );
}

import { useParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { aboutPath } from './about-path.ts';
import { Answer } from './answer.tsx';
import { AskedChange, ChangePlans } from './asked-change.tsx';
import { AskedPlan, PlanSteps } from './asked-plan.tsx';
import { AskedRequest, OrderedLines } from './asked-request.tsx';
import { Steps } from './steps.tsx';
import type { Approval } from './types.ts';

function Side({ approval }: { approval: Approval }) {
  const { about, asked, requester } = approval;
  if (asked?.kind === 'change') return <AskedChange asked={asked} about={about} requester={requester} />;
  if (asked?.kind === 'continuity-plan') return <AskedPlan asked={asked} approval={approval} />;
  if (asked) return <AskedRequest asked={asked} approval={approval} />;
  return (
    <Panel title="What is asked">
      <p className="soft">
        What was asked in this round has changed since: <a href={aboutPath(about)}>{about}</a>.
      </p>
    </Panel>
  );
}

/** What is asked, for a change the risk with its reasons, who has decided, and the two buttons. Opening it decides nothing. */
export function ApprovalRecord() {
  const { id = '' } = useParams();
  const { data: approval, error, refetch } = useLive<Approval>(`/approvals/${encodeURIComponent(id)}`);
  if (!approval) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, about, round, asked, version, askedAt, reason } = approval;
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
          {asked?.kind === 'change' && <ChangePlans asked={asked} />}
          {asked?.kind === 'continuity-plan' && <PlanSteps asked={asked} />}
          {asked?.kind === 'request' && <OrderedLines asked={asked} />}
          <Panel title="Who decides">
            <Steps approval={approval} />
          </Panel>
          <Panel title="Timeline">
            <Timeline path={`/approvals/${id}`} version={version} />
          </Panel>
        </>
      }
      side={<Side approval={approval} />}
    />
  );
}

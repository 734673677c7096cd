import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { DecideDialog, ReviewDialog, WithdrawDialog } from './plan-dialogs.tsx';
import type { Plan } from './types.ts';
import { costWords } from './words.ts';

const dialogs = { decide: DecideDialog, review: ReviewDialog, withdraw: WithdrawDialog } as const;
type Asked = keyof typeof dialogs;
const labels: Readonly<Record<Asked, string>> = {
  decide: 'Decide…',
  review: 'Review…',
  withdraw: 'Withdraw…',
};

function Commands({ plan, onAsk }: { plan: Plan; onAsk: (asked: Asked) => void }) {
  const { id, state, steps = [] } = plan;
  const may = useMay();
  const navigate = useNavigate();
  const { run, busy } = useCommand();
  const able = (step: string) => steps.includes(step) && may('capacity-plan', step);
  const reopen = () =>
    void run({ path: `/capacity-plans/${id}/reopen`, body: {}, done: 'It is a draft again.' }).catch(
      () => undefined,
    );
  return (
    <>
      {(['decide', 'review', 'withdraw'] as const).filter(able).map((step) => (
        <Button key={step} variant={step === 'withdraw' ? 'normal' : 'primary'} onClick={() => onAsk(step)}>
          {labels[step]}
        </Button>
      ))}
      {able('reopen') && (
        <Button loading={busy} onClick={reopen}>
          Think it over
        </Button>
      )}
      {state === 'draft' && may('capacity-plan', 'change') && (
        <Button onClick={() => void navigate(`/capacity-plans/${id}/edit`)}>Edit</Button>
      )}
    </>
  );
}

function Demand({ plan: { demand } }: { plan: Plan }) {
  if (!demand.length) return <p className="soft">Nobody has said what is needed.</p>;
  return (
    <PlainTable
      label="What is needed"
      heads={['What drives it', 'Now', 'Expected', 'By']}
      rows={demand.map(({ driver, unit, now, expected, by, basis }) => ({
        id: driver,
        cells: [
          driver,
          `${now.toLocaleString()} ${unit ?? ''}`,
          `${expected.toLocaleString()} ${unit ?? ''}`,
          basis ? `${by}, ${basis}` : by,
        ],
      }))}
    />
  );
}

function Options({ plan: { options, currency, decision } }: { plan: Plan }) {
  if (!options.length) return <p className="soft">There are no options yet.</p>;
  return (
    <PlainTable
      label="Options"
      heads={['Option', 'Capacity', 'Costs', '']}
      rows={options.map((option) => ({
        id: option.id,
        cells: [
          option.title,
          option.capacity?.toLocaleString() ?? '',
          costWords(option, currency),
          option.id === decision?.option ? <StateBadge key="chosen" state="decided" /> : (option.note ?? ''),
        ],
      }))}
    />
  );
}

export function PlanRecord() {
  const { id = '' } = useParams();
  const { data: plan, error, refetch } = useLive<Plan>(`/capacity-plans/${encodeURIComponent(id)}`);
  const names = useAllNames();
  const [asked, setAsked] = useState<Asked>();
  if (!plan) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const {
    title,
    state,
    due,
    description,
    service,
    team,
    owner,
    metrics,
    decision,
    reviews,
    reviewOn,
    version,
  } = plan;
  const Dialog = asked && dialogs[asked];
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Capacity plans', href: '/capacity-plans' }}
      badges={
        <>
          <StateBadge state={state} />
          {due && <StateBadge state="due" />}
        </>
      }
      commands={<Commands plan={plan} onAsk={setAsked} />}
      main={
        <>
          {description && (
            <Panel title="What it is about">
              <p className="prose">{description}</p>
            </Panel>
          )}
          <Panel title="Demand">
            <Demand plan={plan} />
          </Panel>
          <Panel title="Options">
            <Options plan={plan} />
            {decision && <p className="prose">{decision.reason}</p>}
          </Panel>
          {reviews.length > 0 && (
            <Panel title="Reviews">
              {reviews.map(({ at, by, text }) => (
                <p key={at} className="prose">
                  <span className="soft">
                    <When at={at} />, {names.person(by)}:
                  </span>{' '}
                  {text}
                </p>
              ))}
            </Panel>
          )}
          <Panel title="Timeline">
            <Timeline path={`/capacity-plans/${id}`} version={version} />
          </Panel>
          {Dialog && <Dialog plan={plan} onClose={() => setAsked(undefined)} />}
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Service">{names.service(service)}</Fact>
            <Fact label="Belongs to">{owner ? names.person(owner) : names.team(team)}</Fact>
            <Fact label="Decided by">{decision && names.person(decision.by)}</Fact>
            <Fact label="Review on">{state === 'draft' || state === 'decided' ? reviewOn : undefined}</Fact>
            <Fact label="Measured by">
              {metrics.length > 0 &&
                metrics.map((metric) => (
                  <span key={metric}>
                    <RecordId id={metric} />{' '}
                  </span>
                ))}
            </Fact>
          </Facts>
        </Panel>
      }
    />
  );
}

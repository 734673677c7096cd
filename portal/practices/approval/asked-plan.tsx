import type { Asked } from '../../../functions/record/approvable.ts';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { listed } from '../../words.ts';
import { aboutPath } from './about-path.ts';
import type { Approval } from './types.ts';

type Plan = Extract<Asked, { kind: 'continuity-plan' }>;

/** The steps of the plan that is voted on. */
export const PlanSteps = ({ asked: { steps } }: { asked: Plan }) => (
  <Panel title="Steps" count={steps.length}>
    <ol className="tasks">
      {steps.map(({ id, title, by, after }, n) => (
        <li key={id}>
          <span>
            <span className="id">{n + 1}</span> {title}{' '}
            <span className="soft">
              · {by === 'automation' ? 'by a function' : by === 'plan' ? 'another plan' : 'by people'}
              {after.length > 0 &&
                ` · after ${listed(after.map((one) => `“${steps.find((step) => step.id === one)?.title ?? one}”`))}`}
            </span>
          </span>
        </li>
      ))}
    </ol>
  </Panel>
);

/** Who asks for it, and for which service. */
export function AskedPlan({
  asked: { services },
  approval: { about, requester, names: own = {} },
}: {
  asked: Plan;
  approval: Approval;
}) {
  const names = useAllNames();
  return (
    <Panel title="What is asked">
      <Facts>
        <Fact label="Plan">
          <a href={aboutPath(about)}>{about}</a>
        </Fact>
        <Fact label="Asked by">{own[requester] ?? names.person(requester)}</Fact>
        <Fact label="Service">{services.map((id) => names.service(id)).join(', ')}</Fact>
      </Facts>
    </Panel>
  );
}

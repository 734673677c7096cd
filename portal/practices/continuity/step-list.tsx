import type { PlannedStep } from '../../../functions/continuity/plan-step.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { RecordId } from '../../record/record-id.tsx';
import { listed } from '../../words.ts';
import { spanOf } from './words.ts';

/** The steps of a plan as they are written: who does each, after what, and how long it may take. */
export function StepList({ steps }: { steps: readonly PlannedStep[] }) {
  const names = useAllNames();
  const titleOf = (id: string) => `“${steps.find((step) => step.id === id)?.title ?? id}”`;
  const doer = ({ by, team, assignee, automation, plan }: PlannedStep) => {
    if (by === 'automation') return <code>{automation?.split(':').slice(6).join(':')}</code>;
    if (by === 'plan') return plan && <RecordId id={plan} />;
    return assignee ? names.person(assignee) : team ? names.team(team) : 'the team of the plan';
  };
  return (
    <ol className="tasks">
      {steps.map((step, n) => (
        <li key={step.id}>
          <span>
            <span className="id">{n + 1}</span> {step.title}{' '}
            <span className="soft">
              {step.by === 'people' ? '· ' : step.by === 'automation' ? '· by the function ' : '· the plan '}
              {doer(step)}
              {step.after?.length ? ` · after ${listed(step.after.map(titleOf))}` : ' · at once'}
              {step.minutes && ` · within ${spanOf(step.minutes)}`}
            </span>
            {step.text && <p className="prose">{step.text}</p>}
          </span>
        </li>
      ))}
    </ol>
  );
}

import Button from '@cloudscape-design/components/button';
import type { PlannedStep } from '../../../functions/continuity/plan-step.ts';
import { Many } from '../../components/many.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { OrderedList } from '../../components/ordered-list.tsx';
import { Pick } from '../../components/pick.tsx';
import { TeamPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useEvery } from '../../live/use-every.ts';
import { useItems } from '../../live/use-live.ts';
import type { Plan } from './types.ts';

type Props = {
  own?: string | undefined;
  steps: readonly PlannedStep[];
  onChange: (steps: PlannedStep[]) => void;
  refused: Readonly<Record<string, string>>;
};
const doers = [
  { value: 'people', label: 'People' },
  { value: 'automation', label: 'A function' },
  { value: 'plan', label: 'Another plan' },
];

/** A step without what belongs to another way of doing it. */
const clean = ({ automation, plan, ...step }: PlannedStep): PlannedStep =>
  Object.fromEntries(
    Object.entries({
      ...step,
      ...(step.by === 'automation' && { automation }),
      ...(step.by === 'plan' && { plan }),
    }).filter(([, value]) => value !== undefined),
  ) as PlannedStep;

/** The steps of a plan: those that come after nothing, or after the same, are done side by side. */
export function StepEditor({ own, steps, onChange, refused }: Props) {
  const plans = useEvery<Plan>('continuity-plans').filter(({ id }) => id !== own);
  const { items: functions } = useItems<{ arn: string; name: string }>('/continuity-plans/automations', {
    pace: 'once',
  });
  const put = (id: string, part: Partial<PlannedStep>) =>
    onChange(steps.map((step) => (step.id === id ? clean({ ...step, ...part }) : step)));
  const add = () => {
    const numbers = steps.map(({ id }) => Number(/^step-(\d+)$/.exec(id)?.[1] ?? 0));
    const last = steps.at(-1);
    onChange([
      ...steps,
      {
        id: `step-${Math.max(0, ...numbers) + 1}`,
        title: '',
        by: 'people',
        ...(last && { after: [last.id] }),
      },
    ]);
  };
  const remove = (id: string) =>
    onChange(
      steps
        .filter((step) => step.id !== id)
        .map(({ after, ...step }) => {
          const left = after?.filter((other) => other !== id) ?? [];
          return { ...step, ...(left.length && { after: left }) };
        }),
    );
  const error = (n: number, name: string) => refused[`steps/${n}/${name}`];
  const fields = (step: PlannedStep, n: number) => (
    <div className="fields field-editor">
      <TextField
        label="What is done?"
        value={step.title}
        onChange={(title) => put(step.id, { title })}
        error={error(n, 'title')}
      />
      <Pick
        label="By whom?"
        options={doers}
        value={step.by}
        onChange={(by) => put(step.id, { by: by as PlannedStep['by'] })}
        error={error(n, 'by')}
      />
      {step.by === 'people' && (
        <TeamPick
          label="By which team?"
          none="The team of the plan"
          value={step.team ?? ''}
          onChange={(team) => put(step.id, { team: team || undefined })}
          error={error(n, 'team')}
        />
      )}
      {step.by === 'automation' && (
        <Pick
          label="Which function?"
          description="Those that the configuration of the desk names."
          options={functions.map(({ arn, name }) => ({ value: arn, label: name }))}
          value={step.automation ?? ''}
          onChange={(automation) => put(step.id, { automation })}
          error={error(n, 'automation')}
        />
      )}
      {step.by === 'plan' && (
        <Pick
          label="Which plan?"
          options={plans.map(({ id, title }) => ({ value: id, label: title, description: id }))}
          value={step.plan ?? ''}
          onChange={(plan) => put(step.id, { plan })}
          error={error(n, 'plan')}
          find
        />
      )}
      <Many
        label="After"
        description="It begins when these are over; without any, at once."
        values={step.after ?? []}
        options={steps
          .filter(({ id }) => id !== step.id)
          .map(({ id, title }) => ({ value: id, label: title || id }))}
        onChange={(after) => put(step.id, { after: after.length ? after : undefined })}
        error={error(n, 'after')}
        placeholder="Nothing"
      />
      <NumberField
        label="Within"
        unit="minutes"
        value={step.minutes}
        onChange={(minutes) => put(step.id, { minutes })}
        error={error(n, 'minutes')}
      />
      <TextField
        label="How?"
        rows={2}
        value={step.text ?? ''}
        onChange={(text) => put(step.id, { text: text || undefined })}
        error={error(n, 'text')}
      />
    </div>
  );
  return (
    <>
      <OrderedList
        label="Steps of the plan"
        items={steps.map((step, n) => ({
          id: step.id,
          name: step.title || 'New step',
          content: fields(step, n),
        }))}
        onOrder={(ids) => onChange(ids.flatMap((id) => steps.find((step) => step.id === id) ?? []))}
        onRemove={remove}
      />
      <Button formAction="none" iconName="add-plus" onClick={add}>
        Add a step
      </Button>
    </>
  );
}

import Button from '@cloudscape-design/components/button';
import type { PlannedTask } from '../../../functions/request/fulfilment-task.ts';
import { Many } from '../../components/many.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { OrderedList } from '../../components/ordered-list.tsx';
import { TeamPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';

type Props = {
  tasks: readonly PlannedTask[];
  onChange: (tasks: PlannedTask[]) => void;
  refused: Readonly<Record<string, string>>;
};

/** The work that an item takes: what nothing comes before begins at once, side by side. */
export function TaskEditor({ tasks, onChange, refused }: Props) {
  const put = (id: string, part: Partial<PlannedTask>) =>
    onChange(
      tasks.map((task) => {
        if (task.id !== id) return task;
        const next = { ...task, ...part };
        return Object.fromEntries(
          Object.entries(next).filter(([, value]) => value !== undefined),
        ) as PlannedTask;
      }),
    );
  const add = () => {
    const numbers = tasks.map(({ id }) => Number(/^step-(\d+)$/.exec(id)?.[1] ?? 0));
    const last = tasks.at(-1);
    const id = `step-${Math.max(0, ...numbers) + 1}`;
    onChange([...tasks, { id, title: '', ...(last && { after: [last.id] }) }]);
  };
  const remove = (id: string) =>
    onChange(
      tasks
        .filter((task) => task.id !== id)
        .map(({ after, ...task }) => {
          const left = after?.filter((other) => other !== id) ?? [];
          return { ...task, ...(left.length && { after: left }) };
        }),
    );
  const error = (n: number, name: string) => refused[`tasks/${n}/${name}`];
  return (
    <>
      <OrderedList
        label="Steps of the work"
        items={tasks.map((task, n) => ({
          id: task.id,
          name: task.title || 'New step',
          content: (
            <div className="fields field-editor">
              <TextField
                label="What is done?"
                value={task.title}
                onChange={(title) => put(task.id, { title })}
                error={error(n, 'title')}
              />
              <TeamPick
                label="By which team?"
                none="The team of the request"
                value={task.team ?? ''}
                onChange={(team) => put(task.id, { team: team || undefined })}
                error={error(n, 'team')}
              />
              <Many
                label="After"
                description="It begins when these are over; without any, at once."
                values={task.after ?? []}
                options={tasks
                  .filter(({ id }) => id !== task.id)
                  .map(({ id, title }) => ({ value: id, label: title || id }))}
                onChange={(after) => put(task.id, { after: after.length ? after : undefined })}
                error={error(n, 'after')}
                placeholder="Nothing"
              />
              <NumberField
                label="Due after"
                unit="hours"
                value={task.due?.amount}
                onChange={(amount) =>
                  put(task.id, { due: amount ? { unit: 'hours', ...task.due, amount } : undefined })
                }
                error={error(n, 'due')}
              />
            </div>
          ),
        }))}
        onOrder={(ids) => onChange(ids.flatMap((id) => tasks.find((task) => task.id === id) ?? []))}
        onRemove={remove}
      />
      <Button formAction="none" iconName="add-plus" onClick={add}>
        Add a step
      </Button>
    </>
  );
}

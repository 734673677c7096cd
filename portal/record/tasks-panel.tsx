import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../components/ask.tsx';
import { NumberField } from '../components/number-field.tsx';
import { Panel } from '../components/panel.tsx';
import { PersonPick } from '../components/record-picks.tsx';
import { TextField } from '../components/text-field.tsx';
import { useMay } from '../desk.ts';
import { useCommand } from '../live/use-command.ts';
import { usePeople } from '../live/use-names.ts';
import { type Carrier, pathOf } from './carrier.ts';

type Task = {
  id: string;
  title: string;
  step: number;
  state: 'open' | 'done' | 'skipped';
  assignee?: string | undefined;
  note?: string | undefined;
};
type Worked = Carrier & { tasks?: Task[] | undefined };
type Props = { record: Worked; onClose: () => void };

function AddDialog({ record, onClose }: Props) {
  const last = Math.max(0, ...(record.tasks ?? []).map(({ step }) => step));
  const [title, setTitle] = useState('');
  const [step, setStep] = useState(last + 1);
  const { run, busy, refusal } = useCommand();
  const [assignee, setAssignee] = useState('');
  const body = { title: title.trim(), step, ...(assignee && { assignee }) };
  const go = () => {
    run({ path: `${pathOf(record)}/tasks`, body }).then(onClose, () => undefined);
  };
  return (
    <Ask title="New task" go="Add" onGo={go} onClose={onClose} busy={busy} ready={title.trim() !== ''}>
      <TextField
        label="What is done?"
        value={title}
        onChange={setTitle}
        error={refusal?.fields.title}
        focus
      />
      <NumberField
        label="Step"
        description="Tasks of one step can be done side by side."
        value={step}
        onChange={(value) => setStep(value ?? 1)}
        error={refusal?.fields.step}
      />
      <PersonPick
        label="Whose is it?"
        none="Whoever carries it out"
        workers
        value={assignee}
        onChange={setAssignee}
        error={refusal?.fields.assignee}
      />
    </Ask>
  );
}

function SkipDialog({ record, task, onClose }: Props & { task: Task }) {
  const [note, setNote] = useState('');
  const { run, busy, refusal } = useCommand();
  const go = () => {
    const body = { task: task.id, note: note.trim() };
    run({ path: `${pathOf(record)}/skip-task`, body }).then(onClose, () => undefined);
  };
  return (
    <Ask
      title={`Skip “${task.title}”`}
      go="Skip"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={note.trim() !== ''}
    >
      <TextField
        label="Why is it not needed?"
        value={note}
        onChange={setNote}
        error={refusal?.fields.note}
        focus
      />
    </Ask>
  );
}

/** Longer lists are shown in part at first. */
const most = 25;

/** The pieces of its work, step by step. */
export function TasksPanel({ record, over }: { record: Worked; over: boolean }) {
  const { kind, tasks = [] } = record;
  const may = useMay();
  const person = usePeople();
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const [skipping, setSkipping] = useState<Task>();
  const { give, busy } = useCommand();
  const able = !over && may(kind, 'complete-task');
  if (!able && !tasks.length) return null;
  const shown = all || tasks.length <= most + 5 ? tasks : tasks.slice(0, most);
  const first = Math.min(...tasks.filter((task) => task.state === 'open').map(({ step }) => step));
  return (
    <Panel
      title="Tasks"
      count={tasks.length || undefined}
      {...(able && {
        actions: (
          <Button iconName="add-plus" onClick={() => setAdding(true)}>
            Add
          </Button>
        ),
      })}
    >
      <ol className="tasks">
        {shown.map((task) => (
          <li key={task.id}>
            <span>
              <span className="id">{task.step}</span> {task.title}{' '}
              {task.state !== 'open' && <span className="soft">{task.state}</span>}
              {task.assignee && <span className="soft"> · {person(task.assignee)}</span>}
              {task.note && <span className="soft"> · {task.note}</span>}
            </span>
            {able && task.state === 'open' && task.step === first && (
              <span className="actions">
                <Button
                  ariaLabel={`Done: ${task.title}`}
                  disabled={busy}
                  onClick={() => give({ path: `${pathOf(record)}/complete-task`, body: { task: task.id } })}
                >
                  Done
                </Button>
                <Button
                  variant="link"
                  ariaLabel={`Skip ${task.title}`}
                  disabled={busy}
                  onClick={() => setSkipping(task)}
                >
                  Skip…
                </Button>
              </span>
            )}
            {able && task.state !== 'open' && may(kind, 'reopen-task') && (
              <Button
                variant="link"
                ariaLabel={`Reopen ${task.title}`}
                disabled={busy}
                onClick={() => give({ path: `${pathOf(record)}/reopen-task`, body: { task: task.id } })}
              >
                Reopen
              </Button>
            )}
          </li>
        ))}
        {!tasks.length && <li className="soft">None is planned.</li>}
      </ol>
      {shown.length < tasks.length && (
        <Button onClick={() => setAll(true)}>{`Show all ${tasks.length}`}</Button>
      )}
      {adding && <AddDialog record={record} onClose={() => setAdding(false)} />}
      {skipping && <SkipDialog record={record} task={skipping} onClose={() => setSkipping(undefined)} />}
    </Panel>
  );
}

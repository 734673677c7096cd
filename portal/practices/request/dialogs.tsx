import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { PersonPick, TeamPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { AssignDialog } from '../../record/assign-dialog.tsx';
import type { Request, Task } from './types.ts';

export type DialogProps = { request: Request; onClose: () => void };

const words = {
  cancel: { title: 'Cancel', label: 'Why is it not needed?', field: 'reason', done: 'It is canceled.' },
  reopen: { title: 'Reopen', label: 'What is not as it was ordered?', field: 'reason', done: 'It goes on.' },
  ask: { title: 'Ask for more', label: 'What do we need to know?', field: 'text', done: 'They are asked.' },
  answer: { title: 'Answer', label: 'Your answer', field: 'text', done: 'Thank you. It goes on.' },
} as const;
export type WordName = keyof typeof words;

/** A step that needs a few words. */
export function WordDialog({ request, command, onClose }: DialogProps & { command: WordName }) {
  const [text, setText] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const { title, label, field, done } = words[command];
  const go = () => send({ path: `/requests/${request.id}/${command}`, body: { [field]: text.trim() }, done });
  return (
    <Ask
      title={`${title}: ${request.id}`}
      go={title}
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={text.trim() !== ''}
    >
      <TextField
        label={label}
        rows={4}
        value={text}
        onChange={setText}
        error={refusal?.fields[field]}
        focus
      />
    </Ask>
  );
}

/** It is delivered without all of it: what was left out, and why. */
export function FulfilDialog({ request, onClose }: DialogProps) {
  const [what, setWhat] = useState('');
  const [why, setWhy] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const open = request.tasks.filter(({ state }) => state === 'open' || state === 'waiting');
  const ready = what.trim() !== '' && why.trim() !== '';
  const body = { leftOut: [{ what: what.trim(), why: why.trim() }] };
  return (
    <Ask
      title={`End ${request.id} in part`}
      go="End it"
      onGo={() => send({ path: `/requests/${request.id}/fulfil`, body, done: 'It is fulfilled in part.' })}
      onClose={onClose}
      busy={busy}
      ready={ready}
    >
      <p>{open.length} tasks are not done: they are skipped. Its requester reads what was left out.</p>
      <TextField
        label="What is left out?"
        value={what}
        onChange={setWhat}
        error={refusal?.fields['leftOut/0/what']}
        focus
      />
      <TextField
        label="Why?"
        rows={3}
        value={why}
        onChange={setWhy}
        error={refusal?.fields['leftOut/0/why']}
      />
    </Ask>
  );
}

/** One of the things that were ordered cannot be had. */
export function LeaveOutDialog({ request, line, onClose }: DialogProps & { line: Request['lines'][number] }) {
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const go = () =>
    send({
      path: `/requests/${request.id}/leave-out`,
      body: { line: line.id, reason: reason.trim() },
      done: 'It is left out.',
    });
  return (
    <Ask
      title={`Leave out ${line.title}`}
      go="Leave it out"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== ''}
    >
      <TextField
        label="Why can it not be had?"
        rows={3}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        focus
      />
    </Ask>
  );
}

/** Whose the request is. */
export const AssignRequest = ({ request, onClose }: DialogProps) => (
  <AssignDialog record={request} path={`/requests/${request.id}/assign`} onClose={onClose} />
);

/** One more piece of work. */
export function AddTaskDialog({ request, onClose }: DialogProps) {
  const [title, setTitle] = useState('');
  const [team, setTeam] = useState(request.team);
  const { send, busy, refusal } = useAsked(onClose);
  const go = () => send({ path: `/requests/${request.id}/tasks`, body: { title: title.trim(), team } });
  return (
    <Ask title="New task" go="Add" onGo={go} onClose={onClose} busy={busy} ready={title.trim() !== ''}>
      <TextField
        label="What is done?"
        value={title}
        onChange={setTitle}
        error={refusal?.fields.title}
        focus
      />
      <TeamPick label="Team" value={team} onChange={setTeam} error={refusal?.fields.team} />
    </Ask>
  );
}

/** A task that is not needed: why. */
export function SkipTaskDialog({ request, task, onClose }: DialogProps & { task: Task }) {
  const [note, setNote] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const go = () =>
    send({ path: `/requests/${request.id}/skip-task`, body: { task: task.id, note: note.trim() } });
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
        rows={2}
        value={note}
        onChange={setNote}
        error={refusal?.fields.note}
        focus
      />
    </Ask>
  );
}

/** Who does a task. */
export function AssignTaskDialog({ request, task, onClose }: DialogProps & { task: Task }) {
  const [assignee, setAssignee] = useState(task.assignee ?? '');
  const [team, setTeam] = useState(task.team);
  const { send, busy, refusal } = useAsked(onClose);
  const body = { task: task.id, assignee: assignee || null, team };
  return (
    <Ask
      title={`Who does “${task.title}”?`}
      go="Assign"
      onGo={() => send({ path: `/requests/${request.id}/assign-task`, body })}
      onClose={onClose}
      busy={busy}
    >
      <TeamPick label="Team" value={team} onChange={setTeam} error={refusal?.fields.team} />
      <PersonPick
        label="Person"
        none="Anybody of the team"
        workers
        value={assignee}
        onChange={setAssignee}
        error={refusal?.fields.assignee}
      />
    </Ask>
  );
}

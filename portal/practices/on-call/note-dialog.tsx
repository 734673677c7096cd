import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import type { Schedule } from '../../model.ts';

/** What whoever is on call next has to know: they get it when their shift begins. */
export function NoteDialog({
  schedule: { id, title },
  onClose,
}: {
  schedule: Schedule;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const { run, busy, refusal } = useCommand<Schedule>();
  const leave = () =>
    void run({ path: `/schedules/${id}/hand-over-note`, body: { text }, done: 'The note is left.' }).then(
      onClose,
      () => undefined,
    );
  return (
    <Ask
      title={`Hand over ${title}`}
      go="Leave the note"
      onGo={leave}
      onClose={onClose}
      busy={busy}
      ready={text.trim() !== ''}
    >
      <TextField
        label="What does the next one have to know?"
        rows={5}
        value={text}
        onChange={setText}
        error={refusal?.fields.text}
        focus
      />
    </Ask>
  );
}

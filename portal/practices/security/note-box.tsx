import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import type { Incident } from './types.ts';

/** A note for everybody who may know of it. */
export function NoteBox({ incident: { id } }: { incident: Incident }) {
  const [text, setText] = useState('');
  const { run, busy, refusal } = useCommand();
  const go = () => {
    const command = { path: `/security-incidents/${id}/note`, body: { text: text.trim() } };
    run(command).then(
      () => setText(''),
      () => undefined,
    );
  };
  return (
    <div className="say">
      <TextField label="Note" rows={2} value={text} onChange={setText} error={refusal?.fields.text} />
      <Button onClick={go} loading={busy} loadingText="Saving" disabled={text.trim() === ''}>
        Add note
      </Button>
    </div>
  );
}

import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import type { Mail } from './types.ts';

/** Leaves a mail for good, with the reason. */
export function DiscardDialog({ mail: { id, version }, onClose }: { mail: Mail; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { run, busy, refusal } = useCommand();
  const go = () =>
    void run({
      path: `/mails/${id}/discard`,
      body: { reason: reason.trim() },
      version,
      done: `${id} is discarded.`,
    }).then(onClose, () => undefined);
  return (
    <Ask
      title={`Discard ${id}`}
      go="Discard"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== ''}
    >
      <TextField
        label="Why does nothing become of it?"
        description="Its sender is not told."
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        rows={3}
        focus
      />
    </Ask>
  );
}

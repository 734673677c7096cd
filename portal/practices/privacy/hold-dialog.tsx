import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import type { Person } from '../../model.ts';
import type { LegalHold } from './types.ts';

type Props = { person: Person; held: boolean; onClose: () => void };

/** Places a legal hold on somebody's data, or lifts it. */
export function HoldDialog({ person: { id, title }, held, onClose }: Props) {
  const [reason, setReason] = useState('');
  const { run, busy, refusal } = useCommand<LegalHold>();
  const said = { reason: reason.trim() };
  const command = held
    ? { path: `/legal-holds/${id}/lift`, body: said, done: `The data of ${title} is held no more.` }
    : { path: '/legal-holds', body: { person: id, ...said }, done: `The data of ${title} is held.` };
  return (
    <Ask
      title={held ? `Lift the legal hold on ${title}` : `Hold the data of ${title}`}
      go={held ? 'Lift' : 'Hold'}
      onGo={() => void run(command).then(onClose, () => undefined)}
      onClose={onClose}
      busy={busy}
      ready={said.reason !== ''}
    >
      <p>
        {held
          ? 'Nothing is erased by that. It can be asked for from then on.'
          : 'Nothing of them is erased as long as it is held.'}
      </p>
      <TextField
        label="Why?"
        value={reason}
        onChange={setReason}
        rows={3}
        error={refusal?.fields.reason}
        focus
      />
    </Ask>
  );
}

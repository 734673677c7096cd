import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TeamPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { priorities } from '../../words.ts';
import type { DialogProps } from './asked.ts';

/** Functional escalation: another team is needed, and is paged. */
export function TransferDialog({ incident, onClose }: DialogProps) {
  const { id, version } = incident;
  const [team, setTeam] = useState('');
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { team, reason: reason.trim() };
  const go = () =>
    send({ path: `/incidents/${id}/transfer`, body, version, done: `${id} is in the other team's queue.` });
  const ready = team !== '' && team !== incident.team && reason.trim() !== '';
  return (
    <Ask
      title={`Hand ${id} to another team`}
      go="Hand over"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={ready}
    >
      <TeamPick
        label="Team"
        description="Whoever is on call there is paged."
        value={team}
        onChange={setTeam}
        error={refusal?.fields.team}
      />
      <TextField
        label="Why them?"
        rows={3}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
      />
    </Ask>
  );
}

const matrix = { value: '', label: 'As impact and urgency say' };
const options = [
  matrix,
  ...Object.entries(priorities).map(([value, label]) => ({ value, label: `${value} ${label}` })),
];

/** A manager knows better than the matrix. */
export function PriorityDialog({ incident, onClose }: DialogProps) {
  const { id, version, override } = incident;
  const [priority, setPriority] = useState(override ? String(override.priority) : '');
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { priority: priority ? Number(priority) : null, reason: reason.trim() };
  const go = () =>
    send({
      path: `/incidents/${id}/override-priority`,
      body,
      version,
      done: `The priority of ${id} is set.`,
    });
  return (
    <Ask
      title={`Priority of ${id}`}
      go="Set"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== ''}
    >
      <Pick
        label="Priority"
        options={options}
        value={priority}
        onChange={setPriority}
        error={refusal?.fields.priority}
      />
      <TextField label="Why?" rows={2} value={reason} onChange={setReason} error={refusal?.fields.reason} />
    </Ask>
  );
}

import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useItems } from '../../live/use-live.ts';
import type { Person, Team } from '../../model.ts';
import { capital, spelled } from '../../words.ts';
import { type DialogProps, useAsked } from './asked.ts';

const nobody = { value: '', label: 'Nobody' };

export function AssignDialog({ incident, onClose }: DialogProps) {
  const { id, version } = incident;
  const [assignee, setAssignee] = useState(incident.assignee ?? '');
  const [team, setTeam] = useState(incident.team ?? '');
  const { items: people } = useItems<Person>('/people?limit=100', { pace: 'slow' });
  const { items: teams } = useItems<Team>('/teams?limit=100', { pace: 'slow' });
  const { send, busy, refusal } = useAsked(onClose);
  const able = people.filter(
    ({ state, roles = [] }) => state === 'active' && roles.some((role) => role !== 'requester'),
  );
  const body = {
    ...(assignee !== (incident.assignee ?? '') && { assignee: assignee || null }),
    ...(team !== incident.team && { team }),
  };
  const go = () => send({ path: `/incidents/${id}/assign`, body, version, done: `${id} is assigned.` });
  return (
    <Ask
      title={`Assign ${id}`}
      go="Assign"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={Object.keys(body).length > 0}
    >
      <Pick
        label="Team"
        options={teams.map((each) => ({ value: each.id, label: each.title }))}
        value={team}
        onChange={setTeam}
        error={refusal?.fields.team}
        find
      />
      <Pick
        label="Person"
        options={[
          nobody,
          ...able.map(({ id: value, title, teams: in_ = [] }) => ({
            value,
            label: title,
            description: in_.join(', '),
          })),
        ]}
        value={assignee}
        onChange={setAssignee}
        error={refusal?.fields.assignee}
        find
      />
    </Ask>
  );
}

type ReasonProps = DialogProps & { command: string; field: string; label: string; done: string };

/** A command that needs words: why, or how. */
export function ReasonDialog({ incident, onClose, command, field, label, done }: ReasonProps) {
  const [text, setText] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const { id } = incident;
  const go = () =>
    send({
      path: `/incidents/${id}/${command}`,
      body: { [field]: text.trim() },
      done,
      touches: ['/escalations'],
    });
  return (
    <Ask
      title={`${capital(spelled(command))} ${id}`}
      go={capital(spelled(command))}
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

import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useItems } from '../../live/use-live.ts';
import type { Level, Person, Service, Team } from '../../model.ts';
import { capital, spelled } from '../../words.ts';
import { type DialogProps, useAsked } from './asked.ts';
import { impacts, urgencies } from './options.ts';

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

export function EditDialog({ incident, onClose }: DialogProps) {
  const before = {
    title: incident.title,
    description: incident.description ?? '',
    service: incident.service ?? '',
    ci: incident.ci?.id ?? '',
    impact: incident.impact,
    urgency: incident.urgency,
  };
  const [draft, setDraft] = useState(before);
  const { items: services } = useItems<Service>('/services?limit=100', { pace: 'slow' });
  const { send, busy, refusal } = useAsked(onClose);
  const set = (part: Partial<typeof before>) => setDraft({ ...draft, ...part });
  const body = Object.fromEntries(
    Object.entries(draft)
      .filter(([field, value]) => value !== before[field as keyof typeof before])
      .map(([field, value]) => [field, field === 'ci' && !value.trim() ? null : value]),
  );
  const { id, version } = incident;
  const go = () =>
    send({ path: `/incidents/${id}`, method: 'PATCH', body, version, done: `${id} is changed.` });
  return (
    <Ask
      title={`Edit ${id}`}
      go="Save"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={Object.keys(body).length > 0 && draft.title.trim() !== ''}
    >
      <TextField
        label="Title"
        value={draft.title}
        onChange={(title) => set({ title })}
        error={refusal?.fields.title}
      />
      <TextField
        label="Description"
        rows={3}
        value={draft.description}
        onChange={(description) => set({ description })}
        error={refusal?.fields.description}
      />
      <Pick
        label="Service"
        options={services.map((each) => ({ value: each.id, label: each.title }))}
        value={draft.service}
        onChange={(service) => set({ service })}
        error={refusal?.fields.service}
        find
      />
      <TextField
        label="Item"
        placeholder="arn:aws:rds:eu-west-1:123456789012:db:orders"
        value={draft.ci}
        onChange={(ci) => set({ ci })}
        error={refusal?.fields.ci}
      />
      <Pick
        label="Impact"
        options={impacts}
        value={draft.impact}
        onChange={(impact) => set({ impact: impact as Level })}
        error={refusal?.fields.impact}
      />
      <Pick
        label="Urgency"
        description="Impact and urgency together give the priority."
        options={urgencies}
        value={draft.urgency}
        onChange={(urgency) => set({ urgency: urgency as Level })}
        error={refusal?.fields.urgency}
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

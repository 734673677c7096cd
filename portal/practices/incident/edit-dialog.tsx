import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { useItems } from '../../live/use-live.ts';
import type { Level, Service } from '../../model.ts';
import type { DialogProps } from './asked.ts';
import { impacts, urgencies } from './options.ts';
import { nothingPrepared, type Prepared, PreparedFields } from './prepared-fields.tsx';

/** Corrects what is known of it, its category and its custom fields among it. */
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
  const kept = { ...nothingPrepared, category: incident.category ?? '', fields: incident.fields ?? {} };
  const [prepared, setPrepared] = useState<Prepared>(kept);
  const { items: services } = useItems<Service>('/services?limit=100', { pace: 'slow' });
  const { send, busy, refusal } = useAsked(onClose);
  const set = (part: Partial<typeof before>) => setDraft({ ...draft, ...part });
  const fields = Object.entries(prepared.fields).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(incident.fields?.[name] ?? null),
  );
  const body = {
    ...Object.fromEntries(
      Object.entries(draft)
        .filter(([field, value]) => value !== before[field as keyof typeof before])
        .map(([field, value]) => [field, field === 'ci' && !value.trim() ? null : value]),
    ),
    ...(prepared.category !== kept.category && { category: prepared.category || null }),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  };
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
        options={services
          .filter(({ id, state }) => state !== 'retired' || id === incident.service)
          .map((each) => ({ value: each.id, label: each.title }))}
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
      <PreparedFields
        value={prepared}
        onChange={setPrepared}
        refusal={refusal}
        facts={{ ...incident, ...draft }}
        every
      />
    </Ask>
  );
}

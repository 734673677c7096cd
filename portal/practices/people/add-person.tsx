import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Many } from '../../components/many.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base, Person, Role } from '../../model.ts';

const zones = Intl.supportedValuesOf('timeZone');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Somebody new: they are invited by mail, and can be assigned and paged at once. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState({ name: '', email: '', roles: ['agent'], teams: [] as string[] });
  const { items: roles } = useItems<Role & Base>('/roles', { pace: 'slow' });
  const { items: teams } = useItems<Base>('/teams?limit=100', { pace: 'slow' });
  const { run, busy, refusal } = useCommand<Person>();
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const options = (items: Base[]) => items.map(({ id, title }) => ({ value: id, label: title }));
  const body = { ...draft, ...(zones.includes(here) && { timeZone: here }) };
  const add = () => {
    run({ path: '/people', body, done: `${draft.name} is added and invited by mail.` }).then(
      onClose,
      () => undefined,
    );
  };
  return (
    <Ask
      title="Add person"
      go="Add and invite"
      onGo={add}
      onClose={onClose}
      busy={busy}
      ready={draft.name.trim() !== '' && draft.email.includes('@') && draft.roles.length > 0}
    >
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={refusal?.fields.name}
        focus
      />
      <TextField
        label="Mail address"
        type="email"
        value={draft.email}
        onChange={(email) => set({ email })}
        error={refusal?.fields.email}
      />
      <Many
        label="Roles"
        values={draft.roles}
        options={options(roles)}
        onChange={(values) => set({ roles: values })}
        error={refusal?.fields.roles}
      />
      <Many
        label="Teams"
        values={draft.teams}
        options={options(teams)}
        onChange={(values) => set({ teams: values })}
        error={refusal?.fields.teams}
      />
    </Ask>
  );
}

import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Many } from '../../components/many.tsx';
import { TeamsPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base, Role } from '../../model.ts';
import type { GroupMapping } from './model.ts';

type Props = { mapping?: GroupMapping; onClose: () => void };

/** Maps a group, or changes what it gives. The group itself stays: another one is another mapping. */
export function MappingDialog({ mapping, onClose }: Props) {
  const [group, setGroup] = useState(mapping?.group ?? '');
  const [roles, setRoles] = useState(mapping?.roles ?? ['agent']);
  const [teams, setTeams] = useState(mapping?.teams ?? []);
  const { items } = useItems<Role & Base>('/roles', { pace: 'rare' });
  const { run, busy, refusal } = useCommand<GroupMapping>();
  const go = () => {
    const command = mapping
      ? {
          path: `/group-mappings/${mapping.id}`,
          method: 'PATCH' as const,
          body: { roles, teams },
          version: mapping.version,
        }
      : { path: '/group-mappings', body: { group: group.trim(), roles, teams } };
    void run({ ...command, done: `${group} is mapped.` }).then(onClose, () => undefined);
  };
  return (
    <Ask
      title={mapping ? `What ${mapping.group} gives` : 'Map a group'}
      go="Save"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={group.trim() !== '' && roles.length + teams.length > 0}
    >
      {!mapping && (
        <TextField
          label="Group"
          description="As your identity provider sends it, letter by letter. Microsoft Entra sends ids."
          value={group}
          onChange={setGroup}
          error={refusal?.fields.group ?? refusal?.fields.id}
          focus
        />
      )}
      <Many
        label="Roles"
        values={roles}
        options={items.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={setRoles}
        error={refusal?.fields.roles}
      />
      <TeamsPick label="Teams" values={teams} onChange={setTeams} error={refusal?.fields.teams} />
    </Ask>
  );
}

import { useNavigate, useParams } from 'react-router';
import { languageOf } from '../../../functions/kernel/language.ts';
import { Many } from '../../components/many.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PersonPick, TeamsPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDesk } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import type { Base, Role } from '../../model.ts';
import { languageOptions } from '../notification/words.ts';
import type { FullPerson } from './model.ts';

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }));

export function EditPerson() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<FullPerson>(`/people/${id}`, { pace: 'once' });
  if (error) return <Trouble error={error} retry={refetch} />;
  return data ? <Form person={data} /> : <Loading lines={8} label="Loading the person" />;
}

function Form({ person }: { person: FullPerson }) {
  const { id, title, version, byGroups } = person;
  const { me } = useDesk();
  const admin = me.roles.includes('admin');
  const navigate = useNavigate();
  const { run, busy, refusal } = useCommand<FullPerson>();
  const hand = person.byHand ?? { roles: person.roles, teams: person.teams };
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      name: person.name,
      email: person.email,
      timeZone: person.timeZone ?? 'UTC',
      language: languageOf(person.language) as string,
      manager: person.manager ?? '',
      ...hand,
    },
    refusal,
  );
  const { items: roles } = useItems<Role & Base>('/roles', { pace: 'rare' });
  const path = `/people/${id}`;
  const body = { ...changed, ...('manager' in changed && { manager: changed.manager || null }) };
  const save = () =>
    void run({ path, method: 'PATCH', body, version, done: `${draft.name} is changed.` }).then(
      () => navigate(path),
      () => undefined,
    );
  const byOthers = byGroups && `Beside what their groups give: ${byGroups.roles.join(', ') || 'no role'}.`;
  return (
    <RecordForm
      title={`Edit ${title}`}
      trail={{ label: title, href: path }}
      go="Save"
      onGo={save}
      busy={busy}
      ready={dirty}
      refusal={refusal}
      placed={['name', 'email', 'timeZone', 'manager', 'roles', 'teams']}
    >
      {admin && (
        <Section title="Who they are">
          <TextField
            label="Name"
            value={draft.name}
            onChange={(name) => set({ name })}
            error={wrong('name')}
          />
          <TextField
            label="Mail address"
            type="email"
            value={draft.email}
            onChange={(email) => set({ email })}
            error={wrong('email')}
          />
          <Pick
            label="Time zone"
            value={draft.timeZone}
            options={zones}
            onChange={(timeZone) => set({ timeZone })}
            error={wrong('timeZone')}
            find
          />
          <Pick
            label="Language of mails"
            value={draft.language}
            options={languageOptions}
            onChange={(language) => set({ language })}
            error={wrong('language')}
          />
          <PersonPick
            label="Manager"
            description="Who is asked where somebody’s manager has to agree; without one, who leads their team."
            none="Nobody"
            value={draft.manager}
            onChange={(manager) => set({ manager })}
            error={wrong('manager')}
          />
        </Section>
      )}
      <Section
        title="What they may do"
        about="Rights are read at each call: a change holds at once. Nobody raises themselves, and only administrators make managers and administrators."
      >
        <Many
          label="Roles by hand"
          {...(byOthers && { description: byOthers })}
          values={draft.roles}
          options={roles.map(({ id: value, title: label }) => ({ value, label }))}
          onChange={(values) => set({ roles: values })}
          error={wrong('roles')}
        />
        <TeamsPick
          label="Teams by hand"
          values={draft.teams}
          onChange={(teams) => set({ teams })}
          error={wrong('teams')}
        />
      </Section>
    </RecordForm>
  );
}

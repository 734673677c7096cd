import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useState } from 'react';
import type { MajorRole } from '../../../functions/incident/major-role.ts';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { PersonPick } from '../../components/record-picks.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import type { Incident } from '../../model.ts';
import type { DialogProps } from './asked.ts';
import type { MajorIncident } from './major-panel.tsx';

function RoleDialog({ incident, role, held, onClose }: DialogProps & { role: MajorRole; held?: string }) {
  const [person, setPerson] = useState(held ?? '');
  const { send, busy, refusal } = useAsked(onClose);
  return (
    <Ask
      title={held ? `Hand over: ${role.name}` : role.name}
      go={held ? 'Hand over' : 'Give the role'}
      onGo={() =>
        send({
          path: `/incidents/${incident.id}/assign-role`,
          body: { role: role.id, person: person || null },
          done: 'They are told their duties.',
        })
      }
      onClose={onClose}
      busy={busy}
      ready={person !== (held ?? '')}
    >
      <PersonPick
        label="Who"
        workers
        none="Nobody"
        value={person}
        onChange={setPerson}
        error={refusal?.fields.person}
      />
      <p className="prose">{role.duties}</p>
    </Ask>
  );
}

/** Who holds which role, with its duties; those that nobody holds stand out. */
export function RolesPanel({ incident, running }: { incident: MajorIncident; running: boolean }) {
  const { items: roles } = useItems<MajorRole>('/major-incident-roles', { pace: 'slow' });
  const { me } = useDesk();
  const may = useMay();
  const names = useAllNames();
  const [asked, setAsked] = useState<MajorRole>();
  const { give, busy } = useCommand<Incident>();
  const held = incident.major?.roles ?? {};
  const can = running && may('incident', 'assign-role');
  const take = (role: string) =>
    give({
      path: `/incidents/${incident.id}/assign-role`,
      body: { role, person: me.id },
      done: 'The role is yours.',
    });
  return (
    <Panel title="Roles">
      <ul className="major-roles">
        {roles.map((role) => {
          const person = held[role.id]?.person;
          return (
            <li key={role.id}>
              <h3>{role.name}</h3>
              <p className="who">
                {person ? (
                  <PersonName id={person} name={names.person(person)} />
                ) : (
                  <span className={role.needed && running ? 'nobody' : 'soft'}>Nobody</span>
                )}
                {can && (
                  <span className="actions">
                    {person !== me.id && (
                      <Button
                        variant="inline-link"
                        ariaLabel={`Take it: ${role.name}`}
                        disabled={busy}
                        onClick={() => take(role.id)}
                      >
                        Take it
                      </Button>
                    )}
                    <Button
                      variant="inline-link"
                      ariaLabel={`${person ? 'Hand over' : 'Give'}: ${role.name}`}
                      onClick={() => setAsked(role)}
                    >
                      {person ? 'Hand over' : 'Give'}
                    </Button>
                  </span>
                )}
              </p>
              <ExpandableSection headerText="Duties" headingTagOverride="h4">
                <p className="prose">{role.duties}</p>
              </ExpandableSection>
            </li>
          );
        })}
      </ul>
      {asked && (
        <RoleDialog
          incident={incident}
          role={asked}
          {...(held[asked.id] && { held: held[asked.id]?.person ?? '' })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Panel>
  );
}

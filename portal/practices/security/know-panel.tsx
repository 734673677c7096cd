import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Flag } from '../../components/flag.tsx';
import { Many } from '../../components/many.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { useDesk } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useEvery } from '../../live/use-every.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Person } from '../../model.ts';
import type { Incident } from './types.ts';

function KnowDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const { me } = useDesk();
  const [all, setAll] = useState(!incident.needToKnow);
  const [people, setPeople] = useState<string[]>(incident.needToKnow ?? [me.id]);
  const { send, busy, refusal } = useAsked(onClose);
  const responders = useEvery<Person>('people').filter(
    ({ state, roles = [] }) => state === 'active' && (roles as string[]).includes('security'),
  );
  const options = responders.map(({ id, title }) => ({ value: id, label: title, description: '' }));
  const go = () =>
    send({
      path: `/security-incidents/${incident.id}/need-to-know`,
      body: { people: all ? null : people },
      done: all ? 'Every responder may know of it.' : `${people.length} people may know of it.`,
    });
  return (
    <Ask
      title={`Who may know of ${incident.id}`}
      go="Save"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={all || people.length > 0}
    >
      <Flag
        label="Every security responder"
        description="Nobody without the role knows of it in any case."
        checked={all}
        onChange={setAll}
      />
      {!all && (
        <Many
          label="These alone"
          description="You stay among them; the others can take you off."
          options={options}
          values={people}
          onChange={setPeople}
          error={refusal?.fields.people}
        />
      )}
    </Ask>
  );
}

/** Who may know of it. */
export function KnowPanel({ incident }: { incident: Incident }) {
  const [open, setOpen] = useState(false);
  const name = usePeople();
  return (
    <Panel
      title="Who may know"
      actions={
        <Button iconName="edit" onClick={() => setOpen(true)}>
          Change
        </Button>
      }
    >
      {incident.needToKnow ? (
        <ul className="tasks">
          {incident.needToKnow.map((id) => (
            <li key={id}>
              <PersonName id={id} name={name(id)} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">Every security responder, and nobody else.</p>
      )}
      {open && <KnowDialog incident={incident} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../components/ask.tsx';
import { Panel } from '../components/panel.tsx';
import { PersonName } from '../components/person.tsx';
import { PersonPick } from '../components/record-picks.tsx';
import { useMay } from '../desk.ts';
import { useAllNames } from '../live/use-all-names.ts';
import { useAsked } from '../live/use-asked.ts';
import { useCommand } from '../live/use-command.ts';
import { type Carrier, pathOf } from './carrier.ts';

function WatchDialog({ record, onClose }: { record: Carrier; onClose: () => void }) {
  const [person, setPerson] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const go = () =>
    send({
      path: `${pathOf(record)}/watch`,
      body: { person },
      done: 'They hear of what happens to it.',
    });
  return (
    <Ask
      title={`Who should hear of ${record.id}?`}
      go="Add"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={person !== ''}
    >
      <PersonPick label="Person" workers value={person} onChange={setPerson} error={refusal?.fields.person} />
    </Ask>
  );
}

/** Who hears of what happens to it, beside assignee and requester. */
export function WatchersPanel({ record }: { record: Carrier }) {
  const { kind, watchers = [] } = record;
  const may = useMay();
  const names = useAllNames();
  const [adding, setAdding] = useState(false);
  const { give, busy } = useCommand();
  if (!may(kind, 'watch')) return null;
  const remove = (person: string) => give({ path: `${pathOf(record)}/unwatch`, body: { person } });
  return (
    <Panel
      title="Watchers"
      count={watchers.length || undefined}
      flush
      actions={
        <Button iconName="add-plus" onClick={() => setAdding(true)}>
          Add
        </Button>
      }
    >
      <ul className="linked ties">
        {watchers.map((person) => (
          <li key={person}>
            <PersonName id={person} name={names.person(person)} />
            <Button
              variant="inline-icon"
              iconName="close"
              ariaLabel={`${names.person(person)} watches no more`}
              disabled={busy}
              onClick={() => remove(person)}
            />
          </li>
        ))}
        {!watchers.length && <li className="soft">Nobody yet</li>}
      </ul>
      {adding && <WatchDialog record={record} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../components/ask.tsx';
import { Panel } from '../components/panel.tsx';
import { Pick } from '../components/pick.tsx';
import { StateBadge } from '../components/state.tsx';
import { TextField } from '../components/text-field.tsx';
import { useMay } from '../desk.ts';
import { useAsked } from '../live/use-asked.ts';
import { useCommand } from '../live/use-command.ts';
import { useItems } from '../live/use-live.ts';
import type { Link } from '../model.ts';
import { capital, spelled } from '../words.ts';
import { type Carrier, pathOf } from './carrier.ts';
import { RecordId } from './record-id.tsx';

const types = [
  ...['relates-to', 'duplicates', 'caused-by', 'causes'],
  ...['fixes', 'fixed-by', 'follow-up-of', 'blocks'],
].map((value) => ({
  value,
  label: capital(spelled(value)),
}));
const fixed = /^(merged|merged-into|followed-by)$/;

function LinkDialog({ record, onClose }: { record: Carrier; onClose: () => void }) {
  const [type, setType] = useState('relates-to');
  const [target, setTarget] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { type, target: target.trim().toUpperCase() };
  const go = () => send({ path: `${pathOf(record)}/links`, body, done: 'They are linked.' });
  return (
    <Ask
      title={`Link ${record.id}`}
      go="Link"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={target.trim() !== ''}
    >
      <Pick label="How?" options={types} value={type} onChange={setType} error={refusal?.fields.type} />
      <TextField
        label="With which record?"
        placeholder="INC-1042, PRB-7, CHG-12, ALT-1003"
        value={target}
        onChange={setTarget}
        error={refusal?.fields.target}
        focus
      />
    </Ask>
  );
}

/** What it has to do with other records. */
export function LinksPanel({ record }: { record: Carrier }) {
  const path = pathOf(record);
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const { items } = useItems<Link>(`${path}/links?limit=100`, { pace: 'slow', keep: true });
  const { give, busy } = useCommand();
  const able = may(record.kind, 'link');
  if (!items.length && !able) return null;
  const remove = ({ type, target }: Link) =>
    give({
      path: `${path}/unlink`,
      body: { type, target },
      done: `The link with ${target} is gone.`,
    });
  return (
    <Panel
      title="Links"
      count={items.length || undefined}
      flush
      {...(able && {
        actions: (
          <Button iconName="add-plus" onClick={() => setAdding(true)}>
            Link
          </Button>
        ),
      })}
    >
      <ul className="linked ties">
        {items.map((link) => (
          <li key={`${link.type} ${link.target}`}>
            <span className="soft">{spelled(link.type)}</span> <RecordId id={link.target} /> {link.title}{' '}
            {link.state && <StateBadge state={link.state} />}
            {able && !fixed.test(link.type) && (
              <Button
                variant="inline-icon"
                iconName="close"
                ariaLabel={`Remove the link with ${link.target}`}
                disabled={busy}
                onClick={() => remove(link)}
              />
            )}
          </li>
        ))}
        {!items.length && <li className="soft">None</li>}
      </ul>
      {adding && <LinkDialog record={record} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isOver } from '../../../functions/problem/lifecycle.ts';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useItems } from '../../live/use-live.ts';
import type { Link } from '../../model.ts';
import { idTyped } from '../../record/carrier.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Problem } from './types.ts';

function LinkDialog({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const [change, setChange] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { type: 'fixed-by', target: idTyped('CHG', change) };
  const go = () =>
    send({ path: `/problems/${problem.id}/links`, body, done: 'The change is one of its fixes.' });
  return (
    <Ask
      title={`A fix of ${problem.id}`}
      go="Link"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={/^CHG-\d+$/.test(body.target)}
    >
      <TextField
        label="Which change does away with it?"
        placeholder="CHG-1042"
        value={change}
        onChange={setChange}
        error={refusal?.fields.target}
        focus
      />
    </Ask>
  );
}

/** The changes that do away with it; its coordinator is told when all of them are over. */
export function FixesPanel({ problem }: { problem: Problem }) {
  const [linking, setLinking] = useState(false);
  const may = useMay();
  const { items } = useItems<Link>(`/problems/${problem.id}/links?limit=100`, { pace: 'slow', keep: true });
  const fixes = items.filter(({ type }) => type === 'fixed-by');
  const able = !isOver(problem) && may('problem', 'link');
  if (!fixes.length && !able) return null;
  return (
    <Panel
      title="Fixes"
      count={fixes.length || undefined}
      flush
      {...(able && {
        actions: (
          <Button iconName="add-plus" onClick={() => setLinking(true)}>
            Link a change
          </Button>
        ),
      })}
    >
      <ul className="linked ties">
        {fixes.map(({ target, title, state }) => (
          <li key={target}>
            <RecordId id={target} /> {title} {state && <StateBadge state={state} />}
          </li>
        ))}
        {!fixes.length && <li className="soft">None is planned.</li>}
      </ul>
      {linking && <LinkDialog problem={problem} onClose={() => setLinking(false)} />}
    </Panel>
  );
}

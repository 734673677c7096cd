import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isOver } from '../../../functions/problem/lifecycle.ts';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { PriorityBadge } from '../../components/priority.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { idTyped } from '../../record/carrier.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Caused, Problem } from './types.ts';

const typed = (list: string) =>
  list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((one) => idTyped('INC', one));

function LinkDialog({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const [list, setList] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const incidents = [...new Set(typed(list))];
  const done = 'They show the problem, and are told its workaround.';
  const go = () =>
    send({ path: `/problems/${problem.id}/incidents`, body: { incidents }, done, touches: ['/incidents'] });
  return (
    <Ask
      title={`Incidents that ${problem.id} causes`}
      go="Link"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={incidents.length > 0}
    >
      <TextField
        label="Which incidents?"
        description="Ids with commas, up to forty."
        placeholder="INC-1042, INC-1043"
        value={list}
        onChange={setList}
        error={Object.entries(refusal?.fields ?? {}).find(([name]) => name.startsWith('incidents'))?.[1]}
        focus
      />
    </Ask>
  );
}

/** The incidents that it causes: how they stand, whether they wait for it, and what they were told. */
export function IncidentsPanel({ problem }: { problem: Problem }) {
  const { id } = problem;
  const [linking, setLinking] = useState(false);
  const may = useMay();
  const { give, busy } = useCommand<Problem>();
  const { items, next } = useItems<Caused>(`/problems/${id}/incidents?limit=100`, {
    pace: 'slow',
    keep: true,
  });
  const able = may('problem', 'link') && !isOver(problem);
  if (!items.length && !able) return null;
  return (
    <Panel
      title="Incidents"
      count={items.length || undefined}
      flush
      {...(able && {
        actions: (
          <Button iconName="add-plus" onClick={() => setLinking(true)}>
            Link incidents
          </Button>
        ),
      })}
    >
      <ul className="linked ties">
        {items.map(({ id: incident, title, state, priority, waits, told }) => (
          <li key={incident}>
            <PriorityBadge priority={priority} /> <RecordId id={incident} /> {title}{' '}
            <StateBadge state={state} />{' '}
            <span className="soft">
              {waits && 'waits for it '}
              {told !== undefined && `· told edition ${told}`}
            </span>
            {may('problem', 'unlink') && (
              <Button
                variant="inline-icon"
                iconName="close"
                ariaLabel={`It does not cause ${incident}`}
                disabled={busy}
                onClick={() =>
                  give({
                    path: `/problems/${id}/unlink-incidents`,
                    body: { incidents: [incident] },
                    done: `${incident} has another cause.`,
                  })
                }
              />
            )}
          </li>
        ))}
        {!items.length && <li className="soft">None is linked yet.</li>}
        {next && <li className="soft">These are the first hundred.</li>}
      </ul>
      {linking && <LinkDialog problem={problem} onClose={() => setLinking(false)} />}
    </Panel>
  );
}

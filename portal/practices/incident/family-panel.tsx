import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import type { Incident } from '../../model.ts';
import { RecordId } from '../../record/record-id.tsx';
import { Dialog } from './dialog.tsx';

const shown = 25;

/** The parent that it follows, or the children that follow it, and what was merged into it. */
export function FamilyPanel({ incident }: { incident: Incident }) {
  const { id, version, parent, children = 0, absorbed = {}, mergedInto, state } = incident;
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const path = children ? `/incidents/${id}/children?limit=${shown}` : null;
  const { items } = useItems<Incident>(path, { pace: 'slow', keep: true });
  const merged = Object.keys(absorbed);
  if (!parent && !children && !merged.length && !mergedInto) return null;
  const able = !parent && state !== 'closed' && state !== 'resolved' && may('incident', 'set-parent');
  return (
    <Panel
      title="Family"
      count={children || undefined}
      flush
      {...(able && {
        actions: (
          <Button iconName="add-plus" onClick={() => setAdding(true)}>
            Add a child
          </Button>
        ),
      })}
    >
      <ul className="linked ties" data-version={version}>
        {mergedInto && (
          <li>
            Goes on as <RecordId id={mergedInto} />
          </li>
        )}
        {parent && (
          <li>
            Follows its parent <RecordId id={parent} />
          </li>
        )}
        {items.map((child) => (
          <li key={child.id}>
            <RecordId id={child.id} /> {child.title} <StateBadge state={child.state} />
          </li>
        ))}
        {children > shown && (
          <li>
            <a href={`/incidents?parent=${id}&closed=1`}>All {children} children</a>
          </li>
        )}
        {merged.map((each) => (
          <li key={each}>
            <RecordId id={each} /> was merged into this one
          </li>
        ))}
      </ul>
      {adding && <Dialog name="child" incident={incident} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

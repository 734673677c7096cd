import Button from '@cloudscape-design/components/button';
import { isAhead, isOver } from '../../../functions/change/lifecycle.ts';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Change } from './types.ts';

const shown = 25;

/** Another change as whoever may look it up sees it; its id alone for whoever may not. */
function Other({ id, look }: { id: string; look: boolean }) {
  const { data } = useLive<Change>(look ? `/changes/${id}` : null, { pace: 'slow' });
  return (
    <>
      <RecordId id={id} /> {data?.title} {data && <StateBadge state={data.state} />}
    </>
  );
}

/** What it is a part of and what parts it has, what it waits for and what waits for it. */
export function OrderPanel({ change }: { change: Change }) {
  const { id, version, parent, dependsOn = [] } = change;
  const may = useMay();
  const { give, busy } = useCommand<Change>();
  const look = may('change', 'implement');
  const about = (what: 'parent' | 'needs') =>
    look ? `/changes?${what}=${id}&closed=true&limit=${shown}` : null;
  const parts = useItems<Change>(about('parent'), { pace: 'slow', keep: true });
  const waiting = useItems<Change>(about('needs'), { pace: 'slow', keep: true });
  const count = Number(Boolean(parent)) + dependsOn.length + parts.items.length + waiting.items.length;
  if (!count) return null;
  const remove = (other: string, body: object) =>
    may('change', 'change') && (
      <Button
        variant="inline-icon"
        iconName="close"
        ariaLabel={`It has nothing to do with ${other} any more`}
        disabled={busy}
        onClick={() => give({ path: `/changes/${id}`, method: 'PATCH', version, body })}
      />
    );
  const others = (list: typeof parts, words: string, what: 'parent' | 'needs') => (
    <>
      {list.items.map((each) => (
        <li key={each.id}>
          <span className="soft">{words}</span> <RecordId id={each.id} /> {each.title}{' '}
          <StateBadge state={each.state} />
        </li>
      ))}
      {list.next && (
        <li>
          <a href={`/changes?${what}=${id}&closed=1`}>All of them</a>
        </li>
      )}
    </>
  );
  return (
    <Panel title="Parts and order" count={count} flush>
      <ul className="linked ties">
        {parent && (
          <li>
            <span className="soft">Part of</span> <Other id={parent} look={look} />
            {!isOver(change) && remove(parent, { parent: null })}
          </li>
        )}
        {dependsOn.map((other) => (
          <li key={other}>
            <span className="soft">Waits for</span> <Other id={other} look={look} />
            {isAhead(change) && remove(other, { dependsOn: dependsOn.filter((one) => one !== other) })}
          </li>
        ))}
        {others(waiting, 'Blocks', 'needs')}
        {others(parts, 'Its part', 'parent')}
      </ul>
    </Panel>
  );
}

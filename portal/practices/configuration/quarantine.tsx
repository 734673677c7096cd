import Button from '@cloudscape-design/components/button';
import type { QuarantinedItem } from '../../../functions/configuration/quarantined-item.ts';
import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Raw } from '../../components/raw.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';

/** What AWS Config said and could not be taken in; nothing is shown while there is nothing. */
export function Quarantine() {
  const { items, next } = useItems<QuarantinedItem>('/quarantined-items?limit=25', { pace: 'slow' });
  const { give, busy } = useCommand();
  const may = useMay();
  if (!items.length) return null;
  const judge = (id: string, step: 'release' | 'discard') =>
    give({
      path: `/quarantined-items/${id}/${step}`,
      body: {},
      done: step === 'release' ? 'It is taken in again.' : 'It is left for good.',
      touches: ['/cis'],
    });
  return (
    <Panel title="Could not be taken in" count={next ? `${items.length}+` : items.length} flush>
      <ul className="linked">
        {items.map(({ id, reason, raw, receivedAt }) => (
          <li key={id}>
            <details>
              <summary>
                <span className="id">{id}</span> {reason}, <Age since={receivedAt} ago />
              </summary>
              <Raw value={raw} label={`message ${id}`} />
            </details>
            {may('quarantined-item', 'release') && (
              <span className="actions">
                <Button disabled={busy} onClick={() => judge(id, 'release')}>
                  Try again
                </Button>
                <Button disabled={busy} onClick={() => judge(id, 'discard')}>
                  Discard
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

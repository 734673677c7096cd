import type { Gate } from '../../../functions/change/gate.ts';
import { Age } from '../../components/age.tsx';
import { Moments } from '../../components/moments.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import { counted } from '../../words.ts';

/** The runs of pipelines that asked whether they may do this change, and what they were answered. */
export function GatesPanel({ change }: { change: string }) {
  const look = useMay()('change', 'implement');
  const { items } = useItems<Gate>(look ? `/gates?change=${change}&limit=20` : null, { pace: 'slow' });
  if (!items.length) return null;
  return (
    <Panel title="Pipelines" count={items.length} flush>
      <ul className="linked ties">
        {items.map(({ id, pipeline, execution, state, reasons, askedAt, asked, left }) => (
          <li key={id}>
            {pipeline} <span className="soft">{execution}</span> <StateBadge state={state} />
            <p className="reason">
              asked {counted(asked, 'time')}, first <Age since={askedAt} ago />
            </p>
            {reasons.map(({ detail }) => (
              <p key={detail} className="reason">
                <Moments text={detail} />
              </p>
            ))}
            {left && <p className="reason">{left}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

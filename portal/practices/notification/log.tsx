import type { Notification } from '../../../functions/notification/notification.ts';
import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useItems } from '../../live/use-live.ts';
import { channelNames } from './words.ts';

const what = ({ about, incident }: Notification) =>
  incident ?? { page: 'A page', code: 'A code', test: 'A test page' }[about];

/** What was sent to me lately, by which contact, and what came of each attempt. */
export function NotificationLog() {
  const { items, isPending } = useItems<Notification>('/notifications?limit=25');
  return (
    <Panel title="What was sent" flush>
      {isPending && <Loading lines={4} />}
      {!isPending && !items.length && <Nothing title="Nothing yet" />}
      <ul className="rows">
        {items.map((told) => (
          <li key={told.id}>
            <div className="row plain">
              <span className="what">
                <span className="title">
                  {told.incident ? <a href={`/incidents/${told.incident}`}>{what(told)}</a> : what(told)}
                </span>
                <span className="where">
                  <span>
                    {channelNames[told.channel]} to {told.address}
                  </span>
                  {told.bundled && <span>with {told.bundled - 1} others</span>}
                  {told.error && <span>{told.error}</span>}
                  {told.attempts > 1 && <span>{told.attempts} attempts</span>}
                </span>
              </span>
              <span className="how">
                <StateBadge state={told.state} />
                <Age since={told.at} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

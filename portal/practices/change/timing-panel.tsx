import Button from '@cloudscape-design/components/button';
import { Age, When } from '../../components/age.tsx';
import { Moments } from '../../components/moments.tsx';
import { Panel } from '../../components/panel.tsx';
import { Trouble } from '../../components/quiet.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import type { Timing } from './schedule-types.ts';
import type { Change } from './types.ts';
import { Window } from './window.tsx';

const reasons: Readonly<Record<string, string>> = {
  'ci-busy': 'is changed by',
  'related-ci-busy': 'next to it is changed by',
  'ci-outside-maintenance': 'is outside of',
  'related-ci-outside-maintenance': 'next to it is outside of',
  'ci-in-blackout': 'is closed by',
  'related-ci-in-blackout': 'next to it is closed by',
  'assignee-busy': 'Its assignee is busy with',
};
const windows: Readonly<Record<string, string>> = {
  waiting: 'It waits for its window.',
  due: 'Its window has begun: its work may begin.',
  open: 'Alerts of what is changed are silent.',
  over: 'Its window is over: alerts page again.',
};
const ahead = ['draft', 'assess', 'authorize', 'scheduled'];

/** When a change is done: what stands in its way, when nothing would, and where its window stands. */
export function TimingPanel({ change }: { change: Change }) {
  const { id, state, version } = change;
  const path = `/changes/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useLive<Timing>(`${path}/timing`);
  const { give, busy } = useCommand();
  const may = useMay()('change', 'change');
  if (error) return <Trouble error={error} retry={refetch} />;
  const { check, window, hindrances = [], skipped = [] } = data ?? {};
  const slot = check?.slot;
  const move = () =>
    slot &&
    give({
      path,
      method: 'PATCH',
      version,
      body: { plannedFrom: slot.from, plannedTo: slot.to },
      done: 'It is planned for then.',
    });
  const alarms = (window?.mutes ?? []).reduce((sum, mute) => sum + mute.alarms.length, 0);
  return (
    <Panel title="When">
      {!window && !change.plannedFrom && <p className="soft">It has no window yet.</p>}
      {window && <p>{windows[window.state]}</p>}
      {window?.state === 'open' && alarms > 0 && (
        <p className="soft">{alarms === 1 ? '1 alarm is' : `${alarms} alarms are`} muted in CloudWatch.</p>
      )}
      {state === 'scheduled' &&
        hindrances.map(({ reason, detail }) => (
          <p key={`${reason}${detail}`} className="hindrance">
            <Moments text={detail} />
          </p>
        ))}
      {skipped.map(({ detail }) => (
        <p key={detail} className="hindrance">
          As an emergency it skips this: <Moments text={detail} />
        </p>
      ))}
      {check?.state === 'clear' && <p>Nothing stands in its way.</p>}
      {check && check.conflicts.length > 0 && (
        <ul className="conflicts" aria-label="Conflicts">
          {check.conflicts.map((one) => (
            <li key={`${one.reason}${one.subject}${one.change}${one.calendar}`}>
              {one.subject} {reasons[one.reason]}{' '}
              {one.change ? <a href={`/changes/${one.change}`}>{one.change}</a> : null} {one.title}
              <span className="soft">
                {' '}
                <Window from={one.from} to={one.to} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {slot && (
        <p className="slot">
          Free: <Window from={slot.from} to={slot.to} />{' '}
          {may && ahead.includes(state) && (
            <Button disabled={busy} onClick={move}>
              Plan it for then
            </Button>
          )}
        </p>
      )}
      {check && !slot && check.state === 'conflict' && <p>Nothing is free in the next 60 days.</p>}
      {check && (
        <p className="soft">
          Looked at <Age since={check.lookedAt} ago />
        </p>
      )}
      {window?.openedAt && (
        <p className="soft">
          Silent since <When at={window.openedAt} />
          {window.closedAt && (
            <>
              {' '}
              until <When at={window.closedAt} />
            </>
          )}
        </p>
      )}
    </Panel>
  );
}

import { FreshPill } from '../components/fresh-pill.tsx';
import { IncidentRow } from '../components/incident-row.tsx';
import { Panel } from '../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../components/quiet.tsx';
import { useAllNames } from '../live/use-all-names.ts';
import { useRowKeys } from '../live/use-row-keys.ts';
import { useSettled } from '../live/use-settled.ts';
import { Holder } from './holder.tsx';
import type { DeskNow } from './use-desk-now.ts';

const most = 12;
/** While somebody is paged, the picture of it should be seen without scrolling. */
const mostWhilePaging = 4;

export function Queue({ now: { open, queue, paging, onCall, counts } }: { now: DeskNow }) {
  const room = paging.length ? mostWhilePaging : most;
  const names = useAllNames();
  const { rows, fresh, hold, release } = useSettled(open);
  const keys = useRowKeys<HTMLDivElement>();
  return (
    <Panel
      title="Live queue"
      count={counts?.incidents.working || open.length || undefined}
      flush
      actions={
        <a className="more" href="/incidents">
          All incidents
        </a>
      }
    >
      <div ref={keys} {...hold}>
        <FreshPill fresh={fresh} release={release} />
        {queue.error && !open.length ? (
          <Trouble error={queue.error} retry={queue.refetch} />
        ) : queue.isPending ? (
          <Loading lines={5} label="Loading the queue" />
        ) : rows.length ? (
          <ul className="rows">
            {rows.slice(0, room).map((incident) => (
              <li key={incident.id}>
                <IncidentRow
                  incident={incident}
                  names={names}
                  who={
                    <Holder
                      incident={incident}
                      escalation={paging.find((one) => one.incident === incident.id)}
                      onCall={onCall.items}
                      names={names}
                    />
                  }
                />
              </li>
            ))}
          </ul>
        ) : (
          <Nothing title="Nothing is open">New incidents appear here within seconds, by themselves.</Nothing>
        )}
        {rows.length > room && (
          <p className="rest">
            <a href="/incidents">and {Math.max(counts?.incidents.working ?? 0, rows.length) - room} more</a>
          </p>
        )}
      </div>
    </Panel>
  );
}

import type { ReactNode } from 'react';
import { Age } from '../components/age.tsx';
import { Avatar } from '../components/person.tsx';
import { usePeople } from '../live/use-names.ts';
import type { Incident, Priority } from '../model.ts';
import { counted, listed, priorities } from '../words.ts';
import type { DeskNow } from './use-desk-now.ts';

/** The desk in one sentence. */
function headline({ open, untaken, paging, queue, counts }: DeskNow, paged: string[]): string {
  if (queue.isPending) return 'Looking…';
  if (!open.length) return 'All quiet. Nothing is broken.';
  const [all, waiting] = [counts?.incidents.working ?? open.length, counts?.incidents.open ?? untaken.length];
  if (!waiting) return `${counted(all, 'incident')} open, and somebody is on every one.`;
  const people = paged.length
    ? ` Paging ${listed(paged.slice(0, 3))} now.`
    : paging.length
      ? ' Paging now.'
      : '';
  const calm =
    people || urgent(untaken).length ? people : waiting === 1 ? ' It is not urgent.' : ' None is urgent.';
  return `${counted(waiting, 'incident')} ${waiting === 1 ? 'waits' : 'wait'} for somebody.${calm}`;
}

/** Those that should not wait: critical, high and moderate ones. */
const urgent = (incidents: readonly Incident[]) => incidents.filter(({ priority }) => priority <= 3);

function Tile({ label, value, alarm, href, children }: TileProps) {
  return (
    <li className={alarm ? 'tile alarm' : 'tile'}>
      {href ? (
        <a className="label" href={href}>
          {label}
        </a>
      ) : (
        <span className="label">{label}</span>
      )}
      <span className="value">{value}</span>
      <div className="detail">{children}</div>
    </li>
  );
}
type TileProps = { label: string; value: string; alarm?: boolean; href?: string; children: ReactNode };

/** How many of each priority, as one bar and in words. */
function ByPriority({ counts: all = {} }: { counts: Record<string, number> | undefined }) {
  const counts = ([1, 2, 3, 4, 5] as Priority[])
    .map((priority) => ({ priority, count: all[`priority-${priority}`] ?? 0 }))
    .filter(({ count }) => count > 0);
  if (!counts.length) return <>None</>;
  return (
    <>
      <span className="bar" aria-hidden="true">
        {counts.map(({ priority, count }) => (
          <span key={priority} className={`p${priority} of-${Math.min(count, 12)}`} />
        ))}
      </span>
      <span>
        {counts.map(({ priority, count }) => `${count} ${priorities[priority].toLowerCase()}`).join(', ')}
      </span>
    </>
  );
}

export function Summary({ now }: { now: DeskNow }) {
  const person = usePeople();
  const { open, untaken, firing, paging, counts } = now;
  const paged = [...new Set(paging.flatMap((each) => each.paged?.at(-1)?.people ?? []))];
  const oldest = untaken.reduce<string | undefined>(
    (first, { openedAt }) => (first === undefined || openedAt < first ? openedAt : first),
    undefined,
  );
  const services = new Set(firing.map(({ service }) => service).filter(Boolean)).size;
  return (
    <header className="summary">
      <p className="kicker">Live desk</p>
      <h1>{headline(now, paged.map(person))}</h1>
      <ul className="tiles">
        <Tile label="Open incidents" href="/incidents" value={`${counts?.incidents.working ?? open.length}`}>
          <ByPriority counts={counts?.incidents} />
        </Tile>
        <Tile
          label="Waiting for somebody"
          href="/incidents?state=open"
          value={`${counts?.incidents.open ?? untaken.length}`}
          alarm={urgent(untaken).length > 0}
        >
          {oldest ? (
            <span>
              the first for <Age since={oldest} />
            </span>
          ) : (
            'Everything is taken'
          )}
        </Tile>
        <Tile
          label="Being paged"
          href="/on-call"
          value={`${paged.length || paging.length}`}
          alarm={paging.length > 0}
        >
          {paged.length ? (
            <span className="faces">
              {paged.slice(0, 4).map((id) => (
                <Avatar key={id} id={id} name={person(id)} />
              ))}
              <span>{listed(paged.slice(0, 2).map(person))}</span>
            </span>
          ) : (
            'Nobody is disturbed'
          )}
        </Tile>
        <Tile label="Firing alerts" href="/alerts" value={`${counts?.alerts.firing ?? firing.length}`}>
          {firing.length ? `on ${counted(services, 'service')}` : 'All alarms are quiet'}
        </Tile>
      </ul>
    </header>
  );
}

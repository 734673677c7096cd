import { Panel } from '../../components/panel.tsx';
import { Nothing } from '../../components/quiet.tsx';
import type { Priority } from '../../model.ts';
import { counted, priorities } from '../../words.ts';
import type { Report } from './types.ts';

const kinds = [
  ['incident', 'Incidents'],
  ['request', 'Requests'],
  ['problem', 'Problems'],
  ['change', 'Changes'],
] as const;

/** What is open at this moment, and how old it is. */
export function BacklogPanel({ backlog, team }: { backlog: Report['backlog']; team: string | undefined }) {
  const sum = (open: Record<string, number>) => kinds.reduce((all, [kind]) => all + (open[kind] ?? 0), 0);
  const all = sum(backlog.open);
  const most = Math.max(1, ...backlog.ages.map(({ open }) => sum(open)));
  const more = team ? `?team=${team}` : '';
  const urgent = backlog.priorities.filter(({ open }) => open > 0);
  return (
    <Panel title="Open now" count={all}>
      {all ? (
        <>
          <p className="backlog-words">
            <a href={`/incidents${more}`}>{counted(backlog.open.incident ?? 0, 'incident')}</a>,{' '}
            <a href={`/requests${more}`}>{counted(backlog.open.request ?? 0, 'request')}</a>,{' '}
            <a href={`/problems${more}`}>{counted(backlog.open.problem ?? 0, 'problem')}</a> and{' '}
            <a href={`/changes${more}`}>{counted(backlog.open.change ?? 0, 'change')}</a>.
            {urgent.length > 0 && (
              <span className="soft">
                {' '}
                {urgent
                  .map(({ priority, open }) => `${open} ${priorities[priority as Priority].toLowerCase()}`)
                  .join(', ')}
                .
              </span>
            )}
          </p>
          <table className="ages" aria-label="Open by age">
            <thead className="unseen">
              <tr>
                <th scope="col">Age</th>
                <th scope="col">Open</th>
                <th scope="col">In all</th>
              </tr>
            </thead>
            <tbody>
              {backlog.ages.map(({ id, title, open }) => (
                <tr key={id}>
                  <th scope="row">{title}</th>
                  <td>
                    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                      {kinds.map(([kind], nth) => {
                        const before = kinds
                          .slice(0, nth)
                          .reduce((left, [other]) => left + (open[other] ?? 0), 0);
                        return (
                          <rect
                            key={kind}
                            className={`kind-${kind}`}
                            x={(before / most) * 100}
                            width={((open[kind] ?? 0) / most) * 100}
                            height="10"
                          />
                        );
                      })}
                    </svg>
                  </td>
                  <td>{sum(open)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ul className="legend">
            {kinds.map(([kind, title]) => (
              <li key={kind} className={`kind-${kind}`}>
                {title}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Nothing title="Nothing is open" />
      )}
    </Panel>
  );
}

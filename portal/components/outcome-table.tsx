import type { ReactNode } from 'react';
import { counted } from '../words.ts';

/** What became of one of many. */
export type Outcome = {
  id: string;
  title?: ReactNode;
  href?: string;
  ok: boolean;
  /** What it is now, or why it was refused. */
  detail?: ReactNode;
};

/** What a command on many did to each of them: refusals first, because they are what is left to do. */
export function OutcomeTable({
  outcomes,
  label = 'Outcomes',
}: {
  outcomes: readonly Outcome[];
  label?: string;
}) {
  const refused = outcomes.filter(({ ok }) => !ok);
  const done = outcomes.length - refused.length;
  return (
    <div className="outcomes">
      <p role="status">
        {refused.length === 0
          ? `Done for ${outcomes.length === 1 ? 'it' : `all ${outcomes.length}`}.`
          : `Done for ${done} of ${outcomes.length}; ${counted(refused.length, 'was', 'were')} refused.`}
      </p>
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Record</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {[...refused, ...outcomes.filter(({ ok }) => ok)].map(({ id, title, href, ok, detail }) => (
            <tr key={id}>
              <th scope="row">
                {href ? <a href={href}>{id}</a> : <span className="id">{id}</span>}
                {title && <span className="soft"> {title}</span>}
              </th>
              <td>
                <span className={`state ${ok ? 'good' : 'bad'}`}>
                  <span className="dot" aria-hidden="true" />
                  {ok ? 'done' : 'refused'}
                </span>
                {detail && <span className="detail">{detail}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

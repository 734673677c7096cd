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
  preview = false,
}: {
  outcomes: readonly Outcome[];
  label?: string;
  /** Nothing has been done yet: it says what would become of each. */
  preview?: boolean;
}) {
  const refused = outcomes.filter(({ ok }) => !ok);
  const done = outcomes.length - refused.length;
  const word = preview ? 'Possible' : 'Done';
  const refusals = preview ? `${refused.length} would be` : counted(refused.length, 'was', 'were');
  return (
    <div className="outcomes">
      <p role="status">
        {refused.length === 0
          ? `${word} for ${outcomes.length === 1 ? 'it' : `all ${outcomes.length}`}.`
          : `${word} for ${done} of ${outcomes.length}; ${refusals} refused.`}
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
                  {ok ? word.toLowerCase() : 'refused'}
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

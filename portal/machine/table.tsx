import { When } from '../components/age.tsx';
import type { Execution } from '../model.ts';

const words = { waiting: 'not yet', done: 'done', current: 'now', failed: 'failed' } as const;

/** The picture's twin for those who read rather than look. */
export function StateTable({ execution }: { execution: Execution }) {
  return (
    <details className="twin">
      <summary>As a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroller" aria-label="States of this run" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Status</th>
              <th scope="col">Entered</th>
              <th scope="col">Last entered</th>
              <th scope="col">Leads to</th>
            </tr>
          </thead>
          <tbody>
            {execution.states.map(({ name, status, entered, enteredAt, next, catches = [] }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{words[status]}</td>
                <td>{entered}×</td>
                <td>{enteredAt ? <When at={enteredAt} /> : '–'}</td>
                <td>
                  {[...new Set([...next, ...catches.map((caught) => caught.next)])].join(', ') || 'the end'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

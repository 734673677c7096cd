import { When } from '../../components/age.tsx';
import { usePeople, useSchedules } from '../../live/use-names.ts';
import type { Finding } from '../../model.ts';
import { counted } from '../../words.ts';

/** What would go wrong, the first things first. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const person = usePeople();
  const schedule = useSchedules();
  if (!findings.length)
    return <p className="soft no-findings">No gaps and no conflicts in these two weeks.</p>;
  const words = ({ what, person: who, schedule: other }: Finding) =>
    ({
      gap: 'Nobody is on call',
      twice: `${person(who)} is on call twice${other ? `, here and in ${schedule(other)}` : ''}`,
      off: `${person(who)} is on call while away`,
      unreachable: `${person(who)} cannot be reached`,
    })[what];
  const shown = findings.slice(0, 8);
  return (
    <ul className="findings" aria-label="Gaps and conflicts">
      {shown.map((one) => (
        <li key={`${one.what}${one.from}${one.person}${one.schedule}`} className={`finding ${one.what}`}>
          <strong>{words(one)}</strong>
          <span className="soft">
            <When at={one.from} /> to <When at={one.to} />
          </span>
        </li>
      ))}
      {findings.length > shown.length && (
        <li className="soft">and {counted(findings.length - shown.length, 'more', 'more')}</li>
      )}
    </ul>
  );
}

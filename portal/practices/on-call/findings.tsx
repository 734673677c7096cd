import { When } from '../../components/age.tsx';
import { usePeople, useSchedules } from '../../live/use-names.ts';
import type { Finding } from '../../model.ts';
import { counted } from '../../words.ts';

type Kind = Pick<Finding, 'what' | 'person' | 'schedule'>;

/** The same thing that happens night after night is said once, with its first time. */
function grouped(findings: readonly Finding[]): [Finding, number][] {
  const kinds = new Map<string, [Finding, number]>();
  for (const one of findings) {
    const key = [one.what, one.person, one.schedule].join(' ');
    const [first, count] = kinds.get(key) ?? [one, 0];
    kinds.set(key, [first, count + 1]);
  }
  return [...kinds.values()];
}

/** What would go wrong, the first things first. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const person = usePeople();
  const schedule = useSchedules();
  if (!findings.length)
    return <p className="soft no-findings">No gaps and no conflicts in these two weeks.</p>;
  const words = ({ what, person: who, schedule: other }: Kind) =>
    ({
      gap: 'Nobody is on call',
      twice: `${person(who)} is on call twice${other ? `, here and in ${schedule(other)}` : ''}`,
      off: `${person(who)} is on call while away`,
      unreachable: `${person(who)} cannot be reached`,
      unseen: `${person(who)} has not signed in for a month`,
    })[what];
  return (
    <ul className="findings" aria-label="Gaps and conflicts">
      {grouped(findings).map(([one, times]) => (
        <li key={`${one.what}${one.person}${one.schedule}`} className="finding">
          <strong className={one.what === 'twice' ? '' : 'bad-finding'}>{words(one)}</strong>
          <span className="soft">
            <When at={one.from} /> to <When at={one.to} />
            {times > 1 && `, and ${counted(times - 1, 'more time')} in these two weeks`}
          </span>
        </li>
      ))}
    </ul>
  );
}

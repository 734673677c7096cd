import { Until, When } from '../../components/age.tsx';
import { PersonName } from '../../components/person.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { useSchedules } from '../../live/use-names.ts';
import type { Escalation, Target } from '../../model.ts';

/** What the escalation's picture calls its ways. */
export const escalationWords = { loop: 'next level on timeout', end: 'somebody took it' };

/** Levels are counted from 0 in the record, and told from 1. */
export const levelOf = ({ level }: Escalation): number => level + 1;

/** When the level that is being paged runs out, in milliseconds; undefined when nothing is being paged. */
export function nextLevelAt(escalation: Escalation): number | undefined {
  const { state, paged, levels, startedAt } = escalation;
  if (state !== 'paging') return undefined;
  const minutes = levels[escalation.level]?.minutes;
  const last = paged?.at(-1)?.at ?? startedAt;
  return minutes === undefined ? undefined : Date.parse(last) + minutes * 60_000;
}

/** The levels of an escalation as rungs: who was paged when, where it is, what comes next and how soon. */
export function Ladder({ escalation }: { escalation: Escalation }) {
  const names = useAllNames();
  const schedules = useSchedules();
  const { levels = [], paged = [], state } = escalation;
  const now = levelOf(escalation);
  const due = nextLevelAt(escalation);
  const target = ({ schedule, person, team }: Target) =>
    schedule ? schedules(schedule) : person ? names.person(person) : `everybody in ${names.team(team)}`;
  return (
    <ol className="ladder" aria-label="Levels of the escalation">
      {levels.map(({ targets, minutes, acknowledgements = 1 }, index) => {
        const level = index + 1;
        const pages = paged.filter((page) => page.level === index);
        const place = level === now && state === 'paging' ? 'now' : pages.length ? 'passed' : 'ahead';
        const last = pages.at(-1);
        return (
          <li key={level} className={place} aria-current={place === 'now' ? 'step' : undefined}>
            <span className="rung">{level}</span>
            <div>
              <p className="who">
                {last
                  ? last.people.map((id) => <PersonName key={id} id={id} name={names.person(id)} />)
                  : targets.map(target).join(', ')}
              </p>
              <p className="soft">
                {last ? (
                  <>
                    paged at <When at={last.at} />
                  </>
                ) : (
                  `waits ${minutes} min for an answer`
                )}
                {acknowledgements > 1 && ` · asks for ${acknowledgements} people`}
                {place === 'now' && due !== undefined && (
                  <>
                    {' · '}
                    {level < levels.length ? 'next level in ' : 'gives up in '}
                    <strong>
                      <Until at={due} />
                    </strong>
                  </>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

import { Panel } from '../../components/panel.tsx';
import { Nothing, Trouble } from '../../components/quiet.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useItems } from '../../live/use-live.ts';
import { useSchedules } from '../../live/use-names.ts';
import type { Policy, Priority, Target } from '../../model.ts';
import { counted, listed, priorities } from '../../words.ts';

/** Who is paged first, who next, and how long each of them is given. */
export function Policies() {
  const { items, error, refetch, isPending } = useItems<Policy>('/escalation-policies?limit=100', {
    pace: 'slow',
  });
  const may = useMay();
  const names = useAllNames();
  const schedules = useSchedules();
  const target = ({ schedule, person, team }: Target) =>
    schedule ? schedules(schedule) : person ? names.person(person) : `everybody in ${names.team(team)}`;
  return (
    <Panel title="Escalation policies" flush>
      {error && <Trouble error={error} retry={refetch} />}
      {!isPending && !error && !items.length && <Nothing title="No policy has been made yet" />}
      <ul className="linked policies">
        {items.map(
          ({ id, title, team, levels = [], repeat, pagesUpTo, supportHours, pagesOutside, ackTimeout }) => (
            <li key={id}>
              <p className="title">
                {may('escalation-policy', 'change') ? (
                  <a href={`/escalation-policies/${id}/edit`}>{title}</a>
                ) : (
                  title
                )}
              </p>
              <p className="where">
                <span>{names.team(team)}</span>
                {pagesUpTo && <span>pages for {priorities[pagesUpTo].toLowerCase()} and more urgent</span>}
                {supportHours && (
                  <span>
                    outside support hours{' '}
                    {pagesOutside
                      ? `for ${priorities[pagesOutside as Priority].toLowerCase()}`
                      : 'for nothing'}
                  </span>
                )}
                {ackTimeout ? <span>an acknowledgement lapses after {ackTimeout} min</span> : null}
                {repeat > 0 && <span>starts over {counted(repeat, 'time')}</span>}
              </p>
              <ol className="steps">
                {levels.map(({ targets, minutes, turns }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place in the list
                  <li key={index}>
                    <span className="rung" aria-hidden="true">
                      {index + 1}
                    </span>
                    <span>
                      {listed(targets.map(target))}
                      {turns === 'round-robin' && ' in turns'}
                    </span>
                    <span className="soft">{minutes} min</span>
                  </li>
                ))}
                <li className="end">
                  <span className="rung" aria-hidden="true">
                    !
                  </span>
                  <span className="soft">then it says loudly that nobody answered</span>
                </li>
              </ol>
            </li>
          ),
        )}
      </ul>
    </Panel>
  );
}

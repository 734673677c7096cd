import { Age, Until } from '../components/age.tsx';
import type { Names } from '../components/incident-row.tsx';
import { Avatar } from '../components/person.tsx';
import type { Escalation, Incident, OnCall, Target } from '../model.ts';
import { nextLevelAt } from '../practices/on-call/ladder.tsx';
import { listed } from '../words.ts';

type Props = {
  incident: Incident;
  /** What pages somebody for it at this moment. */
  escalation: Escalation | undefined;
  onCall: readonly OnCall[];
  names: Names;
};

/** Who a target reaches at this moment: whoever is on call rather than the schedule's name. */
function reached({ schedule, person, team }: Target, onCall: readonly OnCall[], names: Names): string {
  if (person) return names.person(person);
  if (team) return `the ${names.team(team)} team`;
  const shift = onCall.find((one) => one.schedule === schedule);
  return shift?.people.length ? listed(shift.people.map(({ name }) => name)) : (shift?.title ?? 'nobody');
}

/** Who is being paged, and whom it reaches next, and when. */
function Paged({ escalation, onCall, names }: Omit<Props, 'incident'> & { escalation: Escalation }) {
  const people = escalation.paged?.at(-1)?.people ?? [];
  const next = escalation.levels?.[escalation.level + 1];
  const due = nextLevelAt(escalation);
  return (
    <>
      {people.slice(0, 1).map((id) => (
        <Avatar key={id} id={id} name={names.person(id)} />
      ))}
      <span className="holder">
        <span className="alarmed">Paging {people.length ? listed(people.map(names.person)) : '…'}</span>
        {due !== undefined && (
          <span className="soft">
            <Until at={due} />{' '}
            {next
              ? `until ${listed(next.targets.map((one) => reached(one, onCall, names)))}`
              : 'until it gives up'}
          </span>
        )}
      </span>
    </>
  );
}

/** Who has an incident, and what comes next for it: the question that a row of the live queue answers. */
export function Holder({ incident, escalation, onCall, names }: Props) {
  const { state, assignee, acknowledgedAt, escalation: went } = incident;
  if (escalation && state === 'open') return <Paged escalation={escalation} onCall={onCall} names={names} />;
  const since =
    state === 'on-hold' ? (
      'waits, on hold'
    ) : acknowledgedAt ? (
      <>
        has had it for <Age since={acknowledgedAt} />
      </>
    ) : went === 'exhausted' ? (
      'everybody was paged'
    ) : (
      'pages nobody'
    );
  return (
    <>
      {assignee && <Avatar id={assignee} name={names.person(assignee)} />}
      <span className="holder">
        <span className={assignee ? 'name' : 'nobody'}>
          {assignee ? names.person(assignee) : 'Nobody yet'}
        </span>
        <span className="soft">{since}</span>
      </span>
    </>
  );
}

import { When } from '../components/age.tsx';
import { Panel } from '../components/panel.tsx';
import { Avatar } from '../components/person.tsx';
import { useTeams } from '../live/use-names.ts';
import type { OnCall } from '../model.ts';
import { listed } from '../words.ts';

export function OnCallNow({ onCall }: { onCall: readonly OnCall[] }) {
  const team = useTeams();
  return (
    <Panel
      title="On call now"
      flush
      actions={
        <a className="more" href="/on-call">
          Schedules
        </a>
      }
    >
      {onCall.length === 0 && <p className="rest">No schedule has been made yet.</p>}
      <ul className="on-call">
        {onCall.map(({ schedule, title, team: of, people, until }) => (
          <li key={schedule}>
            {people[0] ? (
              <Avatar id={people[0].id} name={people[0].name} />
            ) : (
              <span className="avatar nobody" aria-hidden="true">
                !
              </span>
            )}
            <div>
              <p className="name">{people.length ? listed(people.map(({ name }) => name)) : 'Nobody'}</p>
              <p className="soft">
                {title} · {team(of)}
              </p>
            </div>
            {until && (
              <p className="until soft">
                until <When at={until} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { When } from '../components/age.tsx';
import { Panel } from '../components/panel.tsx';
import { Avatar } from '../components/person.tsx';
import { Loading } from '../components/quiet.tsx';
import type { OnCall } from '../model.ts';
import { listed } from '../words.ts';

type Props = { onCall: readonly OnCall[]; isPending: boolean };

export function OnCallNow({ onCall, isPending }: Props) {
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
      {isPending && <Loading label="Loading who is on call" />}
      {!isPending && onCall.length === 0 && <p className="rest">No schedule has been made yet.</p>}
      <ul className="on-call">
        {onCall.map(({ schedule, title, people, until }) => (
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
                {title}
                {until && (
                  <>
                    {' · until '}
                    <When at={until} />
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { nextMeetings } from '../../../functions/approval/cab.ts';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { useNow } from '../../live/use-now.ts';

type Plan = Parameters<typeof nextMeetings>[0];

/** A plan that is being written may not make sense yet: then there are no meetings. */
function meetingsOf(plan: Plan, now: number) {
  try {
    return nextMeetings(plan, new Date(now).toISOString(), 4);
  } catch {
    return [];
  }
}

/** When a board would meet, in the reader's own time. */
export function NextMeetings({ plan }: { plan: Plan }) {
  const found = meetingsOf(plan, useNow());
  return (
    <Panel title="It would meet">
      {!found.length && <p className="soft">Never, by what is written here.</p>}
      <ul className="plain" aria-label="Next meetings">
        {found.map(({ id, beginsAt }) => (
          <li key={id}>
            {id.slice(-10)}, for you <When at={beginsAt} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

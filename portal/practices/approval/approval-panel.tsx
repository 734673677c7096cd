import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { isRequester, useDesk } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import { Run } from '../../machine/run.tsx';
import type { Execution } from '../../model.ts';
import { Answer } from './answer.tsx';
import { Deadline } from './deadline.tsx';
import { Steps } from './steps.tsx';
import type { Approval } from './types.ts';

const words = { loop: 'at each deadline', end: 'it is decided' };
const asked = ['asked', 'delegate'];

/** The rounds of votes on a change or a request: who is asked and until when, who has decided, and the state machine that waits for them. */
export function ApprovalPanel({ about: { id, round } }: { about: { id: string; round: number } }) {
  const { items } = useItems<Approval>(round ? `/approvals?about=${id}` : null);
  const { me } = useDesk();
  const [latest, ...earlier] = items;
  // Whoever asks for it reads who decides; the machine is for those who run the desk.
  const drawn = latest && !isRequester(me) ? `/approvals/${latest.id}/execution` : null;
  const { items: runs } = useItems<Execution>(drawn);
  if (!latest) return null;
  const { state, reason, mine } = latest;
  return (
    <Panel
      title="Approval"
      className="approval"
      actions={
        <>
          <a href={`/approvals/${latest.id}`}>Round {latest.round}</a> <StateBadge state={state} />
        </>
      }
    >
      {reason && <p>{reason}</p>}
      {mine && asked.includes(mine.why) && <Answer approval={latest} />}
      <Steps approval={latest} />
      {state === 'pending' && <Deadline approval={latest} />}
      {runs.map((each) => (
        <Run key={each.name} execution={each} words={words} />
      ))}
      {earlier.length > 0 && (
        <details>
          <summary>Earlier rounds ({earlier.length})</summary>
          <ul className="plain">
            {earlier.map((each) => (
              <li key={each.id}>
                <a href={`/approvals/${each.id}`}>Round {each.round}</a> <StateBadge state={each.state} />{' '}
                <span className="soft">{each.reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

import Button from '@cloudscape-design/components/button';
import { answeredBy, missingOf, neededOf } from '../../../functions/on-call/taking.ts';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { Run } from '../../machine/run.tsx';
import type { Escalation, Execution, Incident, Page } from '../../model.ts';
import { escalationWords, Ladder } from '../on-call/ladder.tsx';

/** Where a level asks for several people: how many have taken it, and the button of whoever has not. */
function Part({ incident, ladder }: { incident: Incident; ladder: Escalation }) {
  const { me } = useDesk();
  const may = useMay();
  const { give, busy } = useCommand();
  if (ladder.state !== 'paging' || !missingOf(ladder, incident)) return null;
  const taken = answeredBy(ladder, incident);
  return (
    <div className="row-of-fields">
      <p>
        {taken.length} of {neededOf(ladder)} people have taken it.
      </p>
      {may('escalation', 'join') && !taken.includes(me.id) && (
        <Button
          disabled={busy}
          onClick={() =>
            give({
              path: `/escalations/${ladder.id}/join`,
              body: {},
              done: 'You take part.',
              touches: ['/incidents'],
            })
          }
        >
          Take part
        </Button>
      )}
    </div>
  );
}

/** Who is paged, when the next level comes, and the state machine that does it. */
export function EscalationPanel({ incident }: { incident: Incident }) {
  const { id, run, escalation } = incident;
  const wanted = escalation !== undefined;
  const { data: ladder } = useLive<Escalation>(wanted ? `/escalations/${id}-${run}` : null);
  const { data: runs } = useLive<Page<Execution>>(wanted ? `/incidents/${id}/execution` : null);
  if (!wanted) return null;
  const [latest, ...earlier] = runs?.items ?? [];
  return (
    <Panel
      title="Escalation"
      actions={<StateBadge state={ladder?.state ?? escalation} />}
      className="escalation"
    >
      {ladder && <Part incident={incident} ladder={ladder} />}
      {ladder && <Ladder escalation={ladder} />}
      {latest && <Run execution={latest} words={escalationWords} />}
      {earlier.length > 0 && (
        <details>
          <summary>Earlier runs ({earlier.length})</summary>
          {earlier.map((each) => (
            <Run key={each.name} execution={each} words={escalationWords} />
          ))}
        </details>
      )}
    </Panel>
  );
}

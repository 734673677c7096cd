import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { Run } from '../../machine/run.tsx';
import type { Escalation, Execution, Incident, Page } from '../../model.ts';
import { escalationWords, Ladder } from '../on-call/ladder.tsx';
import { Part } from '../on-call/part.tsx';

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

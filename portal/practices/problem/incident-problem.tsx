import Button from '@cloudscape-design/components/button';
import { useNavigate } from 'react-router';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import type { Incident, Link } from '../../model.ts';
import { RecordId } from '../../record/record-id.tsx';

/** The problem behind an incident: how one gets by meanwhile, or the way to raise one. */
export function IncidentProblem({ incident }: { incident: Incident }) {
  const { id, state, workarounds = {} } = incident;
  const may = useMay();
  const navigate = useNavigate();
  const path = may('incident', 'read-notes') ? `/incidents/${id}/links?limit=100` : null;
  const { items } = useItems<Link>(path, { pace: 'slow', keep: true });
  const problems = items.filter(({ type, target }) => type === 'caused-by' && target.startsWith('PRB-'));
  const able = may('problem', 'create') && state !== 'closed';
  if (!problems.length && !able) return null;
  return (
    <Panel
      title="Problem"
      {...(able &&
        !problems.length && {
          actions: (
            <Button onClick={() => void navigate(`/problems/new?incidents=${id}`)}>Raise a problem</Button>
          ),
        })}
    >
      {problems.map(({ target, title, state: standing }) => (
        <div key={target}>
          <p>
            <RecordId id={target} /> {title} {standing && <StateBadge state={standing} />}
          </p>
          {workarounds[target] && (
            <>
              <p className="prose">{workarounds[target].text}</p>
              <p className="soft">
                Workaround, edition {workarounds[target].edition}, <When at={workarounds[target].at} />
              </p>
            </>
          )}
        </div>
      ))}
      {!problems.length && <p className="soft">No problem is known to be behind it.</p>}
    </Panel>
  );
}

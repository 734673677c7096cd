import { When } from '../../components/age.tsx';
import { usePeople } from '../../live/use-names.ts';
import type { Incident, IncidentState } from '../../model.ts';

const order: IncidentState[] = ['open', 'acknowledged', 'resolved', 'closed'];
const labels: Record<IncidentState, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  resolved: 'Resolved',
  closed: 'Closed',
};

/** The incident's way through its lifecycle: where it has been, where it is, what is ahead. */
export function LifeLine({ incident }: { incident: Incident }) {
  const person = usePeople();
  const at = order.indexOf(incident.state);
  const stamps: Record<IncidentState, [at?: string, by?: string]> = {
    open: [incident.openedAt],
    acknowledged: [incident.acknowledgedAt, incident.acknowledgedBy],
    resolved: [incident.resolvedAt, incident.resolvedBy],
    closed: [incident.closedAt],
  };
  return (
    <ol className="life-line" aria-label="Lifecycle">
      {order.map((state, index) => {
        const [when, by] = stamps[state];
        const passed = index < at && (when !== undefined || index === 0);
        const place = index === at ? 'now' : passed ? 'passed' : index < at ? 'skipped' : 'ahead';
        return (
          <li key={state} className={place} aria-current={place === 'now' ? 'step' : undefined}>
            <span className="mark" aria-hidden="true" />
            <span className="name">{labels[state]}</span>
            <span className="stamp">
              {when && index <= at ? <When at={when} /> : place === 'skipped' ? 'skipped' : ''}
              {by && index <= at && ` · ${person(by)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

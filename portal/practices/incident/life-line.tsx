import { When } from '../../components/age.tsx';
import { usePeople } from '../../live/use-names.ts';
import type { Incident, IncidentState } from '../../model.ts';

type Stage = Exclude<IncidentState, 'on-hold'>;

const order: Stage[] = ['open', 'acknowledged', 'resolved', 'closed'];
const labels: Record<Stage, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  resolved: 'Resolved',
  closed: 'Closed',
};

/** The incident's way through its lifecycle: where it has been, where it is, what is ahead. */
export function LifeLine({ incident }: { incident: Incident }) {
  const person = usePeople();
  const { hold } = incident;
  const at = order.indexOf(incident.state === 'on-hold' ? 'acknowledged' : incident.state);
  const stamps: Record<Stage, [at?: string, by?: string]> = {
    open: [incident.openedAt],
    acknowledged: hold ? [hold.since, hold.by] : [incident.acknowledgedAt, incident.acknowledgedBy],
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
            <span className="name">{hold && state === 'acknowledged' ? 'On hold' : labels[state]}</span>
            <span className="stamp">
              {when && index <= at ? <When at={when} /> : place === 'skipped' ? 'skipped' : ''}
              {by && index <= at && !incident.standing && ` · ${person(by)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

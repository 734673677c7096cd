import { AffectedList } from '../../components/affected-list.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Incident } from '../../model.ts';

/** What AWS Health says is affected, event by event. */
export function AffectedPanel({ incident }: { incident: Incident }) {
  const events = Object.entries(incident.awsHealth ?? {}).filter(([, { count }]) => count > 0);
  return events.map(([id, { state, url, resources, count, resolved }]) => (
    <Panel
      key={id}
      title="Affected, says AWS Health"
      count={count}
      actions={
        <a href={url} target="_blank" rel="noreferrer">
          Show it at AWS
        </a>
      }
    >
      <p>
        {state === 'closed' ? 'AWS says that it is over. ' : ''}
        {resolved} of {count} are well.
      </p>
      <AffectedList resources={resources} count={count} />
    </Panel>
  ));
}

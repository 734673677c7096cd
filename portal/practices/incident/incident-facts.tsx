import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import type { Incident } from '../../model.ts';
import { capital } from '../../words.ts';

const sources: Record<string, string> = { alarm: 'An alarm', person: 'A person' };

export function IncidentFacts({ incident }: { incident: Incident }) {
  const names = useAllNames();
  const { service, team, assignee, requester, source, impact, urgency, resolution, reopenCount } = incident;
  const person = (id: string) => <PersonName id={id} name={names.person(id)} />;
  return (
    <Panel title="Facts">
      <Facts>
        <Fact label="Assignee">
          {assignee ? person(assignee) : <span className="nobody">Nobody yet</span>}
        </Fact>
        <Fact label="Team">{names.team(team)}</Fact>
        <Fact label="Service">
          {service && <a href={`/services?find=${service}`}>{names.service(service)}</a>}
        </Fact>
        <Fact label="Impact">{capital(impact)}</Fact>
        <Fact label="Urgency">{capital(urgency)}</Fact>
        <Fact label="Came from">{sources[source] ?? source}</Fact>
        <Fact label="Requester">{requester && person(requester)}</Fact>
        <Fact label="Reopened">{reopenCount > 0 && `${reopenCount} ×`}</Fact>
        <Fact label="Resolution">{resolution && <span className="prose">{resolution}</span>}</Fact>
      </Facts>
    </Panel>
  );
}

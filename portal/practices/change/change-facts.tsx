import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { capital, listed, spelled } from '../../words.ts';
import { useCis } from '../configuration/use-cis.ts';
import type { Change } from './types.ts';
import { Window } from './window.tsx';

/** Items by what they are called, as far as that may be known. */
export function Items({ ids }: { ids: readonly string[] }) {
  const cis = useCis(useMay()('change', 'implement') ? ids : []);
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <a href={`/cis/${id}`}>{cis.get(id)?.title ?? id}</a>
        </li>
      ))}
    </ul>
  );
}

/** What is known of a change: when, who, and what it is done to. */
export function ChangeFacts({ change }: { change: Change }) {
  const names = useAllNames();
  const { type, team, requester, assignee, implementer, services, cis, outage } = change;
  const { plannedFrom, plannedTo, actualFrom, actualTo, template, round } = change;
  const { outcome } = change;
  const person = (id?: string) => id && <PersonName id={id} name={names.person(id)} />;
  return (
    <Panel title="Facts">
      <Facts>
        <Fact label="Type">{capital(type)}</Fact>
        <Fact label="Follows">
          {template && (
            <a href={`/standard-changes/${template.id}`}>
              {template.id}, edition {template.edition}
            </a>
          )}
        </Fact>
        <Fact label="Window">
          <Window from={plannedFrom} to={plannedTo} />
        </Fact>
        <Fact label="Done">{actualFrom && <Window from={actualFrom} to={actualTo} />}</Fact>
        <Fact label="Team">{names.team(team)}</Fact>
        <Fact label="Requester">{person(requester)}</Fact>
        <Fact label="Assignee">{person(assignee)}</Fact>
        <Fact label="Implementer">{person(implementer)}</Fact>
        <Fact label="Services">{listed(services.map((id) => names.service(id)))}</Fact>
        <Fact label="Items">{cis.length > 0 && <Items ids={cis} />}</Fact>
        <Fact label="Outage">{outage && 'Users notice it'}</Fact>
        <Fact label="Round of votes">{type !== 'standard' && round > 0 && String(round)}</Fact>
        <Fact label="Outcome">{outcome && capital(spelled(outcome.code))}</Fact>
        <Fact label="Review">{outcome?.review && <span className="prose">{outcome.review}</span>}</Fact>
      </Facts>
    </Panel>
  );
}

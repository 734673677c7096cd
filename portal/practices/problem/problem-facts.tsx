import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { RecordId } from '../../record/record-id.tsx';
import { capital, spelled } from '../../words.ts';
import { useCustomFields, valueInWords } from '../administration/custom-inputs.tsx';
import { Items } from '../change/change-facts.tsx';
import type { Problem } from './types.ts';

/** What is known of a problem: what it is about, whose it is, and what came of it. */
export function ProblemFacts({ problem }: { problem: Problem }) {
  const names = useAllNames();
  const custom = useCustomFields('problem');
  const { impact, urgency, service, team, assignee, requester, category, cis, errorCode } = problem;
  const { candidate, resolution, fields = {} } = problem;
  const person = (id?: string) => id && <PersonName id={id} name={names.person(id)} />;
  return (
    <Panel title="Facts">
      <Facts>
        <Fact label="Coordinator">{person(assignee)}</Fact>
        <Fact label="Team">{names.team(team)}</Fact>
        <Fact label="Service">{names.service(service)}</Fact>
        <Fact label="Impact">{capital(impact)}</Fact>
        <Fact label="Urgency">{capital(urgency)}</Fact>
        <Fact label="Items">{cis.length > 0 && <Items ids={cis} />}</Fact>
        <Fact label="Error code">{errorCode && <code>{errorCode}</code>}</Fact>
        <Fact label="Category">{category}</Fact>
        {custom.map(({ name, label }) => (
          <Fact key={name} label={label}>
            {valueInWords(fields[name])}
          </Fact>
        ))}
        <Fact label="Raised by">{person(requester)}</Fact>
        <Fact label="Came of">{candidate && <RecordId id={candidate} />}</Fact>
        <Fact label="Outcome">{resolution && capital(spelled(resolution.code))}</Fact>
        <Fact label="In words">{resolution?.text && <span className="prose">{resolution.text}</span>}</Fact>
      </Facts>
    </Panel>
  );
}

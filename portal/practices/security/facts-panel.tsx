import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { usePeople } from '../../live/use-names.ts';
import { RecordId } from '../../record/record-id.tsx';
import { capital, spelled } from '../../words.ts';
import type { Incident } from './types.ts';

const criteria: Record<string, string> = {
  severity: 'Severity',
  observables: 'What was seen',
  impact: 'Impact',
  spread: 'How far it spread',
};

/** What its risk is made of. */
export function RiskPanel({ incident: { risk } }: { incident: Incident }) {
  return (
    <Panel title="Risk" count={`${risk.score} of 100`}>
      <PlainTable
        label="What the risk is made of"
        heads={['Criterion', 'Weight', 'Value']}
        rows={risk.parts.map(({ criterion, weight, value }) => ({
          id: criterion,
          cells: [criteria[criterion] ?? criterion, `${weight} %`, value],
        }))}
      />
    </Panel>
  );
}

export function FactsPanel({ incident }: { incident: Incident }) {
  const name = usePeople();
  const { assignee, requester, parent, category, impact, accounts, resources, dismissal } = incident;
  const list = (values: readonly string[]) =>
    values.length > 0 && values.map((value) => <div key={value}>{value}</div>);
  return (
    <Panel title="Facts">
      <Facts>
        <Fact label="Whose it is">{assignee && <PersonName id={assignee} name={name(assignee)} />}</Fact>
        <Fact label="Opened by">
          {requester.startsWith('system:') ? (
            'A finding'
          ) : (
            <PersonName id={requester} name={name(requester)} />
          )}
        </Fact>
        <Fact label="Impact">{capital(impact)}</Fact>
        <Fact label="Category">{category}</Fact>
        <Fact label="Part of">{parent && <RecordId id={parent} />}</Fact>
        <Fact label="Accounts">{list(accounts)}</Fact>
        <Fact label="Resources">{list(resources)}</Fact>
        <Fact label="Has to do with">
          {incident.related?.map((id) => (
            <div key={id}>
              <RecordId id={id} />
            </div>
          ))}
        </Fact>
        <Fact label="Dismissed as">{dismissal && capital(spelled(dismissal.code))}</Fact>
        <Fact label="Why">{dismissal?.text}</Fact>
      </Facts>
    </Panel>
  );
}

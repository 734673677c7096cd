import { type Category, pathOf } from '../../../functions/administration/category.ts';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { useItems } from '../../live/use-live.ts';
import type { Incident } from '../../model.ts';
import { capital, spelled } from '../../words.ts';
import { useCustomFields, valueInWords } from '../administration/custom-inputs.tsx';
import { useCis } from '../configuration/use-cis.ts';

const becauses: Record<string, string> = {
  'alert-rule': 'a rule for alerts says so',
  integration: 'the integration is about it',
  tag: 'a tag of the resource says so',
  rule: 'a rule of the service fits',
  item: 'the item belongs to it',
  default: 'nothing else fits',
  person: 'somebody said so',
  resource: 'the alarm names the resource',
  dimension: 'the metric names it',
};
/** A configuration item by its name, with its impact one click away; what the desk does not know stands as it was said. */
function Item({ id }: { id: string }) {
  const ci = useCis(/^CI-\d+$/.test(id) ? [id] : []).get(id);
  if (!ci) return <span className="prose">{id}</span>;
  return <a href={`/cis/${id}`}>{ci.title}</a>;
}

const sources: Record<string, string> = { alarm: 'An alarm', person: 'A person' };

export function IncidentFacts({ incident }: { incident: Incident }) {
  const names = useAllNames();
  const custom = useCustomFields();
  const { items: tree } = useItems<Category>('/categories?recordKind=incident&limit=100', { pace: 'rare' });
  const { service, team, assignee, requester, source, impact, urgency, resolution, reopenCount } = incident;
  const { because, ci, hold, override, lastReopenedBy, clocks, category } = incident;
  const categoryPath =
    category &&
    pathOf(tree, category)
      .map(({ name }) => name)
      .join(' › ');
  const called = (id: string) => incident.names?.[id] ?? names.person(id);
  const person = (id: string) => <PersonName id={id} name={called(id)} />;
  return (
    <Panel title="Facts">
      <Facts>
        <Fact label="Assignee">
          {assignee ? person(assignee) : <span className="nobody">Nobody yet</span>}
        </Fact>
        <Fact label="Team">{names.team(team)}</Fact>
        <Fact label="Service">
          {service && <a href={`/services?find=${service}`}>{names.service(service)}</a>}
          {because && <span className="why">because {becauses[because]}</span>}
        </Fact>
        <Fact label="Item">
          {ci && (
            <>
              <Item id={ci.id} />
              <span className="why">because {becauses[ci.because]}</span>
            </>
          )}
        </Fact>
        <Fact label="Category">{category && (categoryPath || spelled(category))}</Fact>
        {custom.map(({ name, label }) => (
          <Fact key={name} label={label}>
            {incident.fields?.[name] !== undefined && valueInWords(incident.fields[name])}
          </Fact>
        ))}
        <Fact label="Waits for">
          {hold && (
            <>
              {capital(hold.reason)}
              {hold.until && (
                <>
                  , until <When at={hold.until} />
                </>
              )}
              {hold.parent && `, as ${hold.parent}`}
            </>
          )}
        </Fact>
        <Fact label="Impact">{capital(impact)}</Fact>
        <Fact label="Urgency">{capital(urgency)}</Fact>
        <Fact label="Came from">{sources[source] ?? source}</Fact>
        <Fact label="Requester">{requester && person(requester)}</Fact>
        <Fact label="Priority set by">{override && person(override.by)}</Fact>
        <Fact label="Reopened">
          {reopenCount > 0 &&
            `${reopenCount} ×${lastReopenedBy ? `, last by ${called(lastReopenedBy)}` : ''}`}
        </Fact>
        <Fact label="Closes">
          {clocks?.['auto-close'] && (
            <>
              by itself <When at={clocks['auto-close']} />
            </>
          )}
        </Fact>
        <Fact label="Resolution">{resolution && <span className="prose">{resolution}</span>}</Fact>
      </Facts>
    </Panel>
  );
}

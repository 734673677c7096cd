import { AffectedList } from '../../components/affected-list.tsx';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Change } from './types.ts';

const states = { open: 'Asked for by AWS', upcoming: 'To come', closed: 'Closed by AWS' } as const;

/** What AWS asked for: until when, of which resources, and how each of them stands. */
export function AwsHealthPanel({ change }: { change: Change }) {
  const { awsHealth, tasks = [], description } = change;
  const done = ({ status }: { status: string }) => Number(status === 'RESOLVED');
  const named = tasks.flatMap(({ resource }) => resource ?? []).toSorted((a, b) => done(a) - done(b));
  if (!awsHealth) return null;
  const { state, url, account, region, deadline, resources, resolved, text } = awsHealth;
  const affected = named.map(({ id: resource, ...rest }) => ({ ...rest, resource }));
  return (
    <Panel
      title="AWS Health"
      actions={
        <a href={url} target="_blank" rel="noreferrer">
          Show it at AWS
        </a>
      }
    >
      <Facts>
        <Fact label="Deadline">{deadline && <When at={deadline} />}</Fact>
        <Fact label="State">{states[state]}</Fact>
        <Fact label="Resolved">{resources > 0 && `${resolved} of ${resources} resources`}</Fact>
        <Fact label="Account">{account}</Fact>
        <Fact label="Region">{region}</Fact>
      </Facts>
      {text && text !== description && <p className="prose">{text}</p>}
      {affected.length > 0 && <AffectedList resources={affected} count={resources} />}
    </Panel>
  );
}

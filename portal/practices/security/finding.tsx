import Button from '@cloudscape-design/components/button';
import { useParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { Raw } from '../../components/raw.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { WordBadge } from './badges.tsx';
import type { Finding } from './types.ts';

type Evidence = { version: number; door: string; at: string; key: string; raw: string };

/** The messages as they came: the source forgets them after 90 days. */
function EvidencePanel({ id }: { id: string }) {
  const { items } = useItems<Evidence>(`/security-findings/${id}/evidence`);
  return (
    <Panel title="Evidence" count={items.length || undefined}>
      {items.map(({ version, door, at, raw }) => (
        <details key={version}>
          <summary>
            {door}, <When at={at} />
          </summary>
          <Raw label={`What ${door} said, ${version}`} value={raw} />
        </details>
      ))}
    </Panel>
  );
}

export function FindingRecord() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Finding>(`/security-findings/${encodeURIComponent(id)}`);
  const { give, busy } = useCommand();
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, severity, state, became, description, writtenBack, wanted } = data;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Findings', href: '/security-findings' }}
      badges={
        <>
          <WordBadge word={severity} />
          <StateBadge state={state} />
        </>
      }
      commands={
        !became &&
        !wanted && (
          <Button
            variant="primary"
            disabled={busy}
            onClick={() =>
              give({ path: `/security-findings/${id}/open-case`, body: {}, done: 'A case is opened.' })
            }
          >
            Open a case
          </Button>
        )
      }
      main={
        <>
          {description && (
            <Panel title="What was found">
              <p className="prose">{description}</p>
            </Panel>
          )}
          <EvidencePanel id={id} />
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Became">{became && <RecordId id={became} />}</Fact>
            <Fact label="Kinds">{data.types.join(', ')}</Fact>
            <Fact label="Account">{data.account}</Fact>
            <Fact label="Region">{data.region}</Fact>
            <Fact label="Resources">
              {data.resources.map((resource) => (
                <div key={resource}>{resource}</div>
              ))}
            </Fact>
            <Fact label="Told">{`${data.count} times, by ${Object.keys(data.heard).join(', ')}`}</Fact>
            <Fact label="First seen">
              <When at={data.firstSeenAt} />
            </Fact>
            <Fact label="Where it came from knows">
              {writtenBack &&
                (writtenBack.failed ? `could not be told: ${writtenBack.failed}` : writtenBack.status)}
            </Fact>
          </Facts>
        </Panel>
      }
    />
  );
}

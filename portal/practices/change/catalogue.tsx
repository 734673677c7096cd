import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate, useParams } from 'react-router';
import { Fact, Facts } from '../../components/facts.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { listed } from '../../words.ts';
import { Items } from './change-facts.tsx';
import { PlansPanel } from './plans-panel.tsx';
import type { Template } from './types.ts';

const inUse = ({ live }: Template) => (live ? `Edition ${live.edition}` : 'Not in use');

const columns: TableProps.ColumnDefinition<Template>[] = [
  {
    id: 'title',
    header: 'Standard change',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/standard-changes/${id}`} data-row={id}>
        {title}
      </a>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'live', header: 'In use', cell: inUse },
];

/** What need not be asked about again. */
export function Catalogue() {
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Page
      title="Standard changes"
      about="What was approved once and for all: a change that follows one of these needs nobody’s vote."
      actions={
        may('standard-change', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/standard-changes/new')}>
            Propose one
          </Button>
        )
      }
    >
      <RecordList<Template>
        label="Standard changes"
        path="/standard-changes"
        columns={columns}
        row={(template) => (
          <PlainRow
            href={`/standard-changes/${template.id}`}
            id={template.id}
            title={template.title}
            badge={<StateBadge state={template.state} />}
            details={[inUse(template)]}
          />
        )}
        empty={<Nothing title="The catalogue is empty">Propose what you do every week.</Nothing>}
      />
    </Page>
  );
}

const labels: Record<string, string> = { approve: 'Approve', publish: 'Publish', retire: 'Retire' };

export function TemplateRecord() {
  const { id = '' } = useParams();
  const path = `/standard-changes/${encodeURIComponent(id)}`;
  const { data: template, error, refetch } = useLive<Template>(path);
  const may = useMay();
  const names = useAllNames();
  const navigate = useNavigate();
  const { give, busy } = useCommand<Template>();
  if (!template) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  const { title, state, draft, live, version, writtenBy, approvedBy, steps = [] } = template;
  const { tasks = [], services = [], cis = [], team, outage } = draft;
  const person = (one?: string) => one && <PersonName id={one} name={names.person(one)} />;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Standard changes', href: '/standard-changes' }}
      badges={
        <>
          <StateBadge state={state} />
          <span className="soft">{inUse(template)}</span>
        </>
      }
      commands={
        <>
          {live && may('change', 'create') && (
            <Button variant="primary" onClick={() => void navigate(`/changes/new?template=${id}`)}>
              New change from it
            </Button>
          )}
          {Object.entries(labels)
            .filter(([step]) => steps.includes(step) && may('standard-change', step))
            .map(([step, label]) => (
              <Button
                key={step}
                disabled={busy}
                onClick={() => give({ path: `${path}/${step}`, body: {}, done: `${title}: done.` })}
              >
                {label}
              </Button>
            ))}
          {steps.includes('revise') && may('standard-change', 'change') && (
            <Button onClick={() => void navigate(`/standard-changes/${id}/edit`)}>Edit</Button>
          )}
        </>
      }
      above={
        state === 'proposed' && (
          <p className="soft">It waits for somebody else than who wrote it to approve it.</p>
        )
      }
      main={
        <>
          {draft.description && (
            <Panel title="Description">
              <p className="prose">{draft.description}</p>
            </Panel>
          )}
          <PlansPanel plans={draft.plans} />
          {tasks.length > 0 && (
            <Panel title="Tasks" count={tasks.length}>
              <ol className="tasks">
                {tasks.map(({ title: task, step }) => (
                  <li key={`${step} ${task}`}>
                    <span>
                      <span className="id">{step}</span> {task}
                    </span>
                  </li>
                ))}
              </ol>
            </Panel>
          )}
          <Panel title="Timeline">
            <Timeline path={path} version={version} />
          </Panel>
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Services">{listed(services.map((one) => names.service(one)))}</Fact>
            <Fact label="Items">{cis.length > 0 && <Items ids={cis} />}</Fact>
            <Fact label="Team">{team && names.team(team)}</Fact>
            <Fact label="Outage">{outage && 'Users notice it'}</Fact>
            <Fact label="Takes">{draft.minutes && `${draft.minutes} minutes`}</Fact>
            <Fact label="Fixed">{listed(draft.locked)}</Fact>
            <Fact label="Written by">{person(writtenBy)}</Fact>
            <Fact label="Approved by">{person(approvedBy)}</Fact>
          </Facts>
        </Panel>
      }
    />
  );
}

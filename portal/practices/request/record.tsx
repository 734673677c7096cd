import { useParams } from 'react-router';
import { Age, When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { isRequester, useDesk } from '../../desk.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { useServices, useTeams } from '../../live/use-names.ts';
import { Run } from '../../machine/run.tsx';
import type { Execution } from '../../model.ts';
import { AttachmentsPanel } from '../../record/attachments-panel.tsx';
import { CommentBox } from '../../record/comment-box.tsx';
import { LinksPanel } from '../../record/links-panel.tsx';
import { WatchersPanel } from '../../record/watchers-panel.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { ApprovalPanel } from '../approval/approval-panel.tsx';
import { LevelPanel } from '../service-level/level-panel.tsx';
import { Commands } from './commands.tsx';
import { LinesPanel } from './lines-panel.tsx';
import { RatePanel } from './rate-panel.tsx';
import { TasksPanel } from './tasks-panel.tsx';
import type { Item, Request } from './types.ts';

const words = { loop: 'each time a task ends or is late', end: 'it is delivered' };

/** The machine that opens its tasks and waits for each. */
function MachinePanel({ request: { id, run } }: { request: Request }) {
  const { items } = useItems<Execution>(run ? `/requests/${id}/execution` : null);
  if (!items.length) return null;
  return (
    <Panel title="How it runs">
      {items.map((each) => (
        <Run key={each.name} execution={each} words={words} />
      ))}
    </Panel>
  );
}

function FactsPanel({ request }: { request: Request }) {
  const {
    requester,
    for: person,
    assignee,
    team,
    service,
    item,
    dueAt,
    late,
    openedAt,
    names = {},
  } = request;
  const path = `/catalogue-items/${encodeURIComponent(item)}`;
  const { data: offered } = useLive<Item>(path, { pace: 'rare' });
  const teamOf = useTeams();
  const serviceOf = useServices();
  const who = (id?: string) => id && <PersonName id={id} name={names[id] ?? id} />;
  return (
    <Panel title="Facts">
      <Facts>
        <Fact label="Ordered by">{who(requester)}</Fact>
        <Fact label="For">{who(person)}</Fact>
        <Fact label="Team">{teamOf(team)}</Fact>
        <Fact label="Assignee">{who(assignee)}</Fact>
        <Fact label="Due">
          {dueAt && (
            <>
              <When at={dueAt} /> {late && <StateBadge state="late" />}
            </>
          )}
        </Fact>
        <Fact label="Service">{service && serviceOf(service)}</Fact>
        <Fact label="From the catalogue">
          <a href={path}>{offered?.live?.content.name ?? offered?.title ?? item}</a>
        </Fact>
        <Fact label="Ordered">
          <Age since={openedAt} ago />
        </Fact>
        <Fact label="Sender">{request.asked?.unverified && 'Nobody has vouched for their address'}</Fact>
      </Facts>
    </Panel>
  );
}

/** A request: in plain words for whoever ordered it, with the work on it for those who fulfil it. */
export function RequestRecord() {
  const { id = '' } = useParams();
  const { me } = useDesk();
  const { data: request, error, refetch } = useLive<Request>(`/requests/${encodeURIComponent(id)}`);
  if (!request) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, standing, openedAt, version, late } = request;
  const plain = isRequester(me);
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: plain ? 'My requests' : 'Requests', href: '/requests' }}
      badges={
        <>
          <StateBadge state={state} />
          {late && !plain && <StateBadge state="late" />}
          <span className="soft">
            ordered <Age since={openedAt} ago />
          </span>
        </>
      }
      commands={<Commands request={request} />}
      above={standing && <p className="standing">{standing}</p>}
      main={
        <>
          <RatePanel ticket={id} />
          {(!plain || request.requester === me.id) && <ApprovalPanel about={request} />}
          <TasksPanel request={request} />
          <LinesPanel request={request} />
          {!plain && <MachinePanel request={request} />}
          <Panel title={plain ? 'What happened' : 'Timeline'}>
            <CommentBox record={request} />
            <Timeline path={`/requests/${id}`} version={version} />
          </Panel>
        </>
      }
      side={
        <>
          <FactsPanel request={request} />
          <LevelPanel about={id} />
          <AttachmentsPanel record={request} />
          {!plain && <LinksPanel record={request} />}
          <WatchersPanel record={request} />
        </>
      }
    />
  );
}

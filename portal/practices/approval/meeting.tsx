import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDesk } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import { listed } from '../../words.ts';
import { RiskBadge } from '../change/risk-badge.tsx';
import { aboutPath } from './about-path.ts';
import { Decide } from './decide-dialog.tsx';
import type { Approval, Cab, CabMeeting } from './types.ts';

function Present({ meeting, cab, runs }: { meeting: CabMeeting; cab: Cab; runs: boolean }) {
  const person = usePeople();
  const { give, busy } = useCommand();
  const everybody = [...new Set([...cab.members, ...Object.values(cab.delegates)])];
  const say = (id: string, here: boolean) =>
    give({
      path: `/cab-meetings/${meeting.id}/attend`,
      body: { present: here ? [...meeting.present, id] : meeting.present.filter((one) => one !== id) },
    });
  return (
    <Panel title={meeting.state === 'running' ? 'Who is there' : 'Who was there'}>
      {everybody.map((id) => (
        <Checkbox
          key={id}
          checked={meeting.present.includes(id)}
          disabled={!runs || busy || (meeting.present.length === 1 && meeting.present.includes(id))}
          onChange={({ detail }) => say(id, detail.checked)}
        >
          {person(id)}
        </Checkbox>
      ))}
    </Panel>
  );
}

function Agenda({ meeting, runs }: { meeting: CabMeeting; runs: boolean }) {
  const { items } = useItems<Approval>(`/cabs/${meeting.cab}/agenda`);
  return (
    <Panel title="Agenda">
      {!items.length && <p className="soft">Nothing more waits for this CAB.</p>}
      <ul className="linked agenda" aria-label="Agenda">
        {items.map((item) => (
          <li key={item.id}>
            <p className="title">
              <a href={`/approvals/${item.id}`}>
                <span className="id">{item.about}</span> {item.title}
              </a>{' '}
              {item.asked?.kind === 'change' && <RiskBadge level={item.asked.risk.level} />}
            </p>
            {runs && <Decide meeting={meeting} item={item} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Minutes({ meeting, runs }: { meeting: CabMeeting; runs: boolean }) {
  const [text, setText] = useState('');
  const { give, busy } = useCommand();
  const said = text.trim();
  if (meeting.state === 'closed')
    return <Panel title="Minutes">{meeting.minutes ?? <p className="soft">Nothing was added.</p>}</Panel>;
  if (!runs) return null;
  return (
    <Panel title="Minutes">
      <TextField label="What else was said" rows={4} value={text} onChange={setText} />
      <Button
        disabled={busy}
        onClick={() =>
          give({
            path: `/cab-meetings/${meeting.id}/close`,
            body: said ? { minutes: said } : {},
            done: 'The meeting is closed, and its minutes are on their way.',
          })
        }
      >
        Close and send
      </Button>
    </Panel>
  );
}

/** One meeting of a CAB: who is there, what is decided, and what goes into the minutes. */
export function CabMeetingRecord() {
  const { id = '' } = useParams();
  const { data: meeting, error, refetch } = useLive<CabMeeting>(`/cab-meetings/${encodeURIComponent(id)}`);
  const { data: cab } = useLive<Cab>(meeting ? `/cabs/${meeting.cab}` : null, { pace: 'slow' });
  const person = usePeople();
  const { me } = useDesk();
  if (!meeting || !cab) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const manages = me.roles.some((role) => role === 'manager' || role === 'admin');
  const runs = meeting.state === 'running' && (meeting.chair === me.id || manages);
  return (
    <RecordPage
      id={meeting.id}
      title={meeting.title}
      trail={{ label: 'CABs', href: '/cabs' }}
      badges={
        <>
          <StateBadge state={meeting.state} />
          <span className="soft">
            <When at={meeting.beginsAt} />, chaired by {person(meeting.chair)}
          </span>
        </>
      }
      main={
        <>
          {meeting.state === 'running' && <Agenda meeting={meeting} runs={runs} />}
          <Panel title="Decisions">
            {!meeting.decisions.length && (
              <p className="soft">
                {meeting.state === 'running' ? 'Nothing has been decided yet.' : 'Nothing was decided.'}
              </p>
            )}
            <ul className="linked" aria-label="Decisions">
              {meeting.decisions.map(({ about, title, decision, note, voters }) => (
                <li key={about}>
                  <a href={aboutPath(about)}>
                    <span className="id">{about}</span> {title}
                  </a>{' '}
                  {decision === 'approve' ? 'approved' : 'rejected'} by{' '}
                  {listed(voters.map((one) => person(one)))}
                  {note && <p className="soft">{note}</p>}
                </li>
              ))}
            </ul>
          </Panel>
          <Minutes meeting={meeting} runs={runs} />
        </>
      }
      side={<Present meeting={meeting} cab={cab} runs={runs} />}
    />
  );
}

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Age, When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { subjects } from './candidates.tsx';
import type { Candidate, Problem } from './types.ts';

type Props = { candidate: Candidate; onClose: () => void };

function AcceptDialog({ candidate, onClose }: Props) {
  const [title, setTitle] = useState(candidate.title);
  const navigate = useNavigate();
  const { run, busy, refusal } = useAsked<Problem>(onClose);
  const path = `/problem-candidates/${candidate.id}/accept`;
  const go = () => {
    run({ path, body: { title: title.trim() }, done: 'It is a problem now.', touches: ['/problems'] }).then(
      ({ id }) => navigate(`/problems/${id}`),
      () => undefined,
    );
  };
  return (
    <Ask
      title={`${candidate.id} is a problem`}
      go="Raise it"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={title.trim() !== ''}
    >
      <TextField
        label="Title of the problem"
        value={title}
        onChange={setTitle}
        error={refusal?.fields.title}
        focus
      />
    </Ask>
  );
}

function DismissDialog({ candidate, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<number | undefined>(30);
  const { send, busy, refusal } = useAsked(onClose);
  const path = `/problem-candidates/${candidate.id}/dismiss`;
  const body = { reason: reason.trim(), quietDays: days };
  const go = () => send({ path, body, done: 'It is no problem.' });
  return (
    <Ask
      title={`${candidate.id} is no problem`}
      go="Dismiss"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== '' && days !== undefined}
    >
      <TextField
        label="Why not?"
        rows={3}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        focus
      />
      <NumberField
        label="Do not bring it up again for"
        unit="days"
        value={days}
        onChange={setDays}
        error={refusal?.fields.quietDays}
      />
    </Ask>
  );
}

/** What recurs, with its evidence, and what people made of it. */
export function CandidateRecord() {
  const { id = '' } = useParams();
  const names = useAllNames();
  const may = useMay();
  const [dialog, setDialog] = useState<'accept' | 'dismiss'>();
  const path = `/problem-candidates/${encodeURIComponent(id)}`;
  const { data: candidate, error, refetch } = useLive<Candidate>(path);
  if (!candidate) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  const { title, state, openedAt, evidence, subject, team, rule, problem } = candidate;
  const { settledBy, settledAt, reason, quietUntil } = candidate;
  const close = () => setDialog(undefined);
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Candidates', href: '/problem-candidates' }}
      badges={
        <>
          <StateBadge state={state} />
          <span className="soft">
            found <Age since={openedAt} ago />
          </span>
        </>
      }
      commands={
        state === 'open' && (
          <>
            {may('problem-candidate', 'accept') && (
              <Button variant="primary" onClick={() => setDialog('accept')}>
                It is a problem…
              </Button>
            )}
            {may('problem-candidate', 'dismiss') && (
              <Button onClick={() => setDialog('dismiss')}>Dismiss…</Button>
            )}
            {dialog === 'accept' && <AcceptDialog candidate={candidate} onClose={close} />}
            {dialog === 'dismiss' && <DismissDialog candidate={candidate} onClose={close} />}
          </>
        )
      }
      above={
        problem && (
          <Alert type="info" statusIconAriaLabel="Info">
            It became <RecordId id={problem} />.
          </Alert>
        )
      }
      main={
        <Panel title="Evidence" count={evidence.length} flush>
          <ul className="linked ties">
            {evidence.map((one) => (
              <li key={one.id}>
                <RecordId id={one.id} /> {one.title} {one.state && <StateBadge state={one.state} />}{' '}
                <span className="soft">
                  <When at={one.at} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label={subjects[subject.kind] ?? 'Subject'}>
              {subject.kind === 'alert' || /^CI-\d+$/.test(subject.id) ? (
                <RecordId id={subject.id} />
              ) : (
                <span className="prose">{subject.name}</span>
              )}
            </Fact>
            <Fact label="Team">{names.team(team)}</Fact>
            <Fact label="Rule">{rule}</Fact>
            <Fact label="Judged by">
              {settledBy && <PersonName id={settledBy} name={names.person(settledBy)} />}
            </Fact>
            <Fact label="Judged">{settledAt && <When at={settledAt} />}</Fact>
            <Fact label="Reason">{reason && <span className="prose">{reason}</span>}</Fact>
            <Fact label="Quiet until">{quietUntil && <When at={quietUntil} />}</Fact>
          </Facts>
        </Panel>
      }
    />
  );
}

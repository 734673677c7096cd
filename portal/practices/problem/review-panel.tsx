import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isOver } from '../../../functions/problem/lifecycle.ts';
import { Ask } from '../../components/ask.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import type { Problem } from './types.ts';

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function ReviewDialog({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { id, review } = problem;
  const [outcome, setOutcome] = useState(review?.outcome ?? '');
  const [well, setWell] = useState(review?.wentWell ?? '');
  const [badly, setBadly] = useState(review?.wentBadly ?? '');
  const [actions, setActions] = useState((review?.actions ?? []).join('\n'));
  const { send, busy, refusal } = useAsked(onClose);
  const body = {
    outcome: outcome.trim(),
    ...(well.trim() && { wentWell: well.trim() }),
    ...(badly.trim() && { wentBadly: badly.trim() }),
    actions: lines(actions),
  };
  const go = () => send({ path: `/problems/${id}/review`, body, done: 'The review is written.' });
  return (
    <Ask
      title={`Review ${id}`}
      go="Save"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={outcome.trim() !== ''}
    >
      <TextField
        label="What was learned?"
        rows={4}
        value={outcome}
        onChange={setOutcome}
        error={refusal?.fields.outcome}
        focus
      />
      <TextField
        label="What went well?"
        rows={2}
        value={well}
        onChange={setWell}
        error={refusal?.fields.wentWell}
      />
      <TextField
        label="What went badly?"
        rows={2}
        value={badly}
        onChange={setBadly}
        error={refusal?.fields.wentBadly}
      />
      <TextField
        label="What is to be done?"
        description="One in each line."
        rows={3}
        value={actions}
        onChange={setActions}
        error={Object.entries(refusal?.fields ?? {}).find(([name]) => name.startsWith('actions'))?.[1]}
      />
    </Ask>
  );
}

/** How it was handled, looked at afterwards; a major problem is not closed without. */
export function ReviewPanel({ problem }: { problem: Problem }) {
  const [writing, setWriting] = useState(false);
  const may = useMay();
  const { review, major } = problem;
  const able = !isOver(problem) && may('problem', 'review') && (major || problem.state === 'resolved');
  if (!review && !able) return null;
  const { outcome, wentWell, wentBadly, actions = [] } = review ?? {};
  return (
    <Panel
      title="Review"
      {...(able && {
        actions: <Button onClick={() => setWriting(true)}>{review ? 'Change' : 'Review it'}</Button>,
      })}
    >
      {review ? (
        <Facts>
          <Fact label="Learned">
            <span className="prose">{outcome}</span>
          </Fact>
          <Fact label="Went well">{wentWell && <span className="prose">{wentWell}</span>}</Fact>
          <Fact label="Went badly">{wentBadly && <span className="prose">{wentBadly}</span>}</Fact>
          <Fact label="To be done">
            {actions.length > 0 && (
              <ul>
                {actions.map((action) => (
                  <li key={action}>{action}</li>
                ))}
              </ul>
            )}
          </Fact>
        </Facts>
      ) : (
        <p className="soft">
          {major
            ? 'It is a major problem: it is reviewed before it is closed.'
            : 'Nobody has looked back yet.'}
        </p>
      )}
      {writing && <ReviewDialog problem={problem} onClose={() => setWriting(false)} />}
    </Panel>
  );
}

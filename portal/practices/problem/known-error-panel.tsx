import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isOver } from '../../../functions/problem/lifecycle.ts';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import type { Link } from '../../model.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Problem } from './types.ts';

const audiences = [
  { value: 'agents', label: 'Those who work on tickets' },
  { value: 'signed-in', label: 'Everybody who is signed in' },
];

function DeclareDialog({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { id, knownError, description = '' } = problem;
  const [symptom, setSymptom] = useState(knownError?.symptom ?? description);
  const [audience, setAudience] = useState<string>(knownError?.audience ?? 'agents');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { symptom: symptom.trim(), audience };
  const go = () => send({ path: `/problems/${id}/known-error`, body, done: 'An article says so.' });
  return (
    <Ask
      title={`${id} is a known error`}
      go="Declare it"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={symptom.trim() !== ''}
    >
      <TextField
        label="What does somebody see who has it?"
        description="Its article is found by these words."
        rows={4}
        value={symptom}
        onChange={setSymptom}
        error={refusal?.fields.symptom}
        focus
      />
      <Pick label="Who reads its article?" options={audiences} value={audience} onChange={setAudience} />
    </Ask>
  );
}

/** Whether people are told that it is known, and where they read it. */
export function KnownErrorPanel({ problem }: { problem: Problem }) {
  const [declaring, setDeclaring] = useState(false);
  const may = useMay();
  const { give, busy } = useCommand<Problem>();
  const { id, knownError } = problem;
  const path = knownError ? `/problems/${id}/links?limit=100` : null;
  const { items } = useItems<Link>(path, { keep: true });
  const able = !isOver(problem) && may('problem', 'declare-known-error');
  if (!knownError && !able) return null;
  const articles = items.filter(({ target }) => target.startsWith('KB-'));
  return (
    <Panel
      title="Known error"
      {...(able && {
        actions: (
          <>
            <Button onClick={() => setDeclaring(true)}>{knownError ? 'Change' : 'Declare…'}</Button>
            {knownError && (
              <Button
                variant="link"
                disabled={busy}
                onClick={() =>
                  give({
                    path: `/problems/${id}/retract-known-error`,
                    body: {},
                    done: 'Its article is retired.',
                  })
                }
              >
                Take back
              </Button>
            )}
          </>
        ),
      })}
    >
      {knownError ? (
        <>
          <p className="prose">{knownError.symptom}</p>
          {articles.map(({ target, title }) => (
            <p key={target}>
              <RecordId id={target} /> {title}
            </p>
          ))}
        </>
      ) : (
        <p className="soft">Once its cause or a workaround is known, an article can say so.</p>
      )}
      {declaring && <DeclareDialog problem={problem} onClose={() => setDeclaring(false)} />}
    </Panel>
  );
}

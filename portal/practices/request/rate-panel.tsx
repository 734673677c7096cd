import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDesk } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { scoreWords } from './score-words.ts';
import type { Survey } from './types.ts';

/** How it was: asked of whoever it was for, and shown to those who work here. */
export function RatePanel({ ticket }: { ticket: string }) {
  const { me } = useDesk();
  const { items } = useItems<Survey>(`/surveys?ticket=${ticket}`, { pace: 'slow' });
  const [survey] = items;
  if (!survey) return null;
  if (survey.person === me.id && survey.answerable) return <Rate key={survey.version} survey={survey} />;
  if (!survey.score) return null;
  return (
    <Panel title="How it was">
      <p>
        {scoreWords[survey.score]} ({survey.score} of 5)
      </p>
      {survey.comment && <p className="prose">{survey.comment}</p>}
    </Panel>
  );
}

function Rate({ survey }: { survey: Survey }) {
  const [score, setScore] = useState(survey.score);
  const [comment, setComment] = useState(survey.comment ?? '');
  const { give, busy, refusal } = useCommand<Survey>();
  const body = { score, ...(comment.trim() && { comment: comment.trim() }) };
  return (
    <Panel title="How did we do?">
      <fieldset className="scores">
        <legend className="unseen">How did we do?</legend>
        {[5, 4, 3, 2, 1].map((each) => (
          <label key={each}>
            <input type="radio" name="score" checked={score === each} onChange={() => setScore(each)} />
            {scoreWords[each]}
          </label>
        ))}
      </fieldset>
      <TextField
        label="What should we know? (optional)"
        rows={2}
        value={comment}
        onChange={setComment}
        error={refusal?.fields.comment}
      />
      <Button
        disabled={!score}
        loading={busy}
        loadingText="Sending"
        onClick={() => give({ path: `/surveys/${survey.id}/answer`, body, done: 'Thank you.' })}
      >
        {survey.score ? 'Change it' : 'Send'}
      </Button>
    </Panel>
  );
}

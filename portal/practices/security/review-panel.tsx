import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import type { Incident } from './types.ts';

const questions = [
  ['cause', 'How could it happen?'],
  ['impact', 'What did it do?'],
  ['lessons', 'What is done so that it does not happen again?'],
] as const;

function ReviewDialog({ incident: { id, review }, onClose }: { incident: Incident; onClose: () => void }) {
  const [draft, setDraft] = useState({
    cause: review?.cause ?? '',
    impact: review?.impact ?? '',
    lessons: review?.lessons ?? '',
  });
  const { send, busy, refusal } = useAsked(onClose);
  const go = () =>
    send({ path: `/security-incidents/${id}/review`, body: draft, done: 'It is written down.' });
  const ready = Object.values(draft).every((text) => text.trim() !== '');
  return (
    <Ask title="What was learned" go="Save" onGo={go} onClose={onClose} busy={busy} ready={ready}>
      {questions.map(([field, label], index) => (
        <TextField
          key={field}
          label={label}
          rows={3}
          value={draft[field]}
          onChange={(text) => setDraft((before) => ({ ...before, [field]: text }))}
          error={refusal?.fields[field]}
          focus={index === 0}
        />
      ))}
    </Ask>
  );
}

/** What was learned: nothing is closed without it. */
export function ReviewPanel({ incident }: { incident: Incident }) {
  const [writing, setWriting] = useState(false);
  const { state, review } = incident;
  const able = state === 'review' || state === 'closed';
  if (!review && state !== 'review') return null;
  return (
    <Panel
      title="Review"
      {...(able && {
        actions: (
          <Button iconName="edit" onClick={() => setWriting(true)}>
            {review ? 'Change' : 'Write it down'}
          </Button>
        ),
      })}
    >
      {!review && <p className="soft">Before it is closed, what was learned is written down.</p>}
      {review &&
        questions.map(([field, label]) => (
          <section key={field}>
            <h3>{label}</h3>
            <p className="prose">{review[field]}</p>
          </section>
        ))}
      {writing && <ReviewDialog incident={incident} onClose={() => setWriting(false)} />}
    </Panel>
  );
}

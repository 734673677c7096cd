import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Ask } from '../../components/ask.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Article } from './types.ts';

/** Commands that need no word, in the order of an article's life. */
const plain = [
  ['submit', 'Ask for a review', 'It waits for a review.'],
  ['publish', 'Publish', 'It is published.'],
  ['unschedule', 'Do not publish it by itself', 'It waits for a review again.'],
  ['keep', 'Keep it', 'It stays.'],
] as const;

const asking = ['return', 'schedule', 'propose-retirement', 'retire', 'discard', 'abandon'] as const;
type Asking = (typeof asking)[number];
const labels: Record<Asking, string> = {
  return: 'Give it back',
  schedule: 'Publish later',
  'propose-retirement': 'Propose to retire it',
  retire: 'Retire',
  discard: 'Discard the draft',
  abandon: 'Give it up',
};

function Dialog({ article, which, onClose }: { article: Article; which: Asking; onClose: () => void }) {
  const { id } = article;
  const [text, setText] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const path = `/articles/${id}/${which}`;
  const frame = { title: `${labels[which]}: ${id}`, go: labels[which], onClose, busy };
  const give = (body: object, done: string) => send({ path, body, done });
  if (which === 'schedule')
    return (
      <Ask {...frame} ready={text !== ''} onGo={() => give({ at: text }, 'It is published then.')}>
        <DateTime label="When?" value={text} onChange={setText} error={refusal?.fields.at} />
      </Ask>
    );
  if (which === 'return' || which === 'propose-retirement')
    return (
      <Ask {...frame} ready={text.trim() !== ''} onGo={() => give({ reason: text }, 'They are told.')}>
        <TextField
          label="Why?"
          rows={3}
          value={text}
          onChange={setText}
          error={refusal?.fields.reason}
          focus
        />
      </Ask>
    );
  const words = {
    retire: 'Nobody finds or reads it any more. Its editions stay for those who write.',
    discard: 'What was written since the last edition is gone. Readers see the last edition as before.',
    abandon: 'Nothing of it was ever published, and nothing will be.',
  }[which];
  return (
    <Confirm {...frame} onGo={() => give({}, 'Done.')}>
      {words}
    </Confirm>
  );
}

/** What can be done to an article now. */
export function ArticleCommands({ article }: { article: Article }) {
  const { id, steps = [], state, live } = article;
  const may = useMay();
  const navigate = useNavigate();
  const { run, give, busy } = useCommand();
  const [open, setOpen] = useState<Asking>();
  const path = `/articles/${id}`;
  const can = (step: string) => steps.includes(step) && may('article', step);
  const revise = () =>
    run({
      path: `${path}/revise`,
      body: {},
      done: 'Readers see the last edition until you publish the next.',
    }).then(
      () => navigate(`${path}/edit`),
      () => undefined,
    );
  return (
    <>
      {plain
        .filter(([step]) => can(step))
        .map(([step, label, done]) => (
          <Button
            key={step}
            variant="primary"
            disabled={busy}
            onClick={() => give({ path: `${path}/${step}`, body: {}, done })}
          >
            {label}
          </Button>
        ))}
      {(state === 'draft' || state === 'review') && may('article', 'change') && (
        <Button iconName="edit" onClick={() => void navigate(`${path}/edit`)}>
          Edit
        </Button>
      )}
      {can('revise') && (
        <Button iconName="edit" disabled={busy} onClick={() => void revise()}>
          Write the next edition
        </Button>
      )}
      {live && may('article', 'confirm') && (
        <Button
          disabled={busy}
          onClick={() => give({ path: `${path}/confirm`, body: {}, done: 'It was looked at today.' })}
        >
          It still holds
        </Button>
      )}
      {asking.filter(can).map((step) => (
        <Button key={step} onClick={() => setOpen(step)}>
          {labels[step]}
        </Button>
      ))}
      {open && <Dialog article={article} which={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import type { Article } from './types.ts';

/** Did it help? One answer for each person and edition, which can be changed. */
export function FeedbackBox({ article }: { article: Article }) {
  const { id, mine } = article;
  const path = `/articles/${id}`;
  const [comment, setComment] = useState<string>();
  const { run, give, busy } = useCommand();
  const rate = (helpful: boolean) => {
    if (!helpful) setComment(mine?.comment ?? '');
    give({ path: `${path}/feedback`, body: { helpful }, done: 'Thank you.' });
  };
  const tell = () =>
    run({
      path: `${path}/feedback`,
      body: { helpful: false, comment: comment?.trim() },
      done: 'Thank you. Whoever looks after the article reads it.',
    }).then(
      () => setComment(undefined),
      () => undefined,
    );
  return (
    <section className="panel feedback" aria-label="Feedback">
      <div className="body">
        <p>
          <strong>Did this help?</strong> {mine && (mine.helpful ? 'You said yes.' : 'You said no.')}
        </p>
        <div className="commands">
          <Button iconName="thumbs-up" disabled={busy} onClick={() => rate(true)}>
            Yes
          </Button>
          <Button iconName="thumbs-down" disabled={busy} onClick={() => rate(false)}>
            No
          </Button>
          <Button
            disabled={busy}
            onClick={() =>
              give({
                path: `${path}/answered`,
                body: { where: 'article' },
                done: 'Good. Nothing has to be filed.',
              })
            }
          >
            This answered it
          </Button>
        </div>
        {comment !== undefined && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (comment.trim()) void tell();
            }}
          >
            <TextField label="What is missing or wrong?" rows={3} value={comment} onChange={setComment} />
            <Button formAction="submit" disabled={!comment.trim()} loading={busy} loadingText="Sending">
              Tell its owner
            </Button>
          </form>
        )}
      </div>
    </section>
  );
}

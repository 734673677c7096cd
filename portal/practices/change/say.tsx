import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Change } from './types.ts';

/** Words for the record: a note for those who work on changes, or a comment that its requester reads, too. */
export function Say({ change }: { change: Change }) {
  const may = useMay();
  const [text, setText] = useState('');
  const { run, busy } = useCommand<Change>();
  const { id } = change;
  if (!may('change', 'comment')) return null;
  const send = (where: 'notes' | 'comments') => {
    run({ path: `/changes/${id}/${where}`, body: { text: text.trim() } }).then(
      () => setText(''),
      () => undefined,
    );
  };
  const empty = !text.trim();
  return (
    <div className={`comment-box ${may('change', 'note') ? 'internal' : 'public'}`}>
      <textarea
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label="Comment"
        placeholder="What others should know…"
      />
      <div className="send">
        <span>Its requester reads comments, not notes.</span>
        <Button loading={busy} disabled={empty} onClick={() => send('comments')}>
          Add comment
        </Button>
        {may('change', 'note') && (
          <Button disabled={busy || empty} onClick={() => send('notes')}>
            Add internal note
          </Button>
        )}
      </div>
    </div>
  );
}

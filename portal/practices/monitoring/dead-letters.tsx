import Button from '@cloudscape-design/components/button';
import { Panel } from '../../components/panel.tsx';
import { Nothing, Trouble } from '../../components/quiet.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import type { Redrives } from '../../model.ts';
import { counted } from '../../words.ts';

/** Work of our own that failed for good, waiting to be tried again. */
export function DeadLetters() {
  const { data, error, refetch } = useLive<Redrives>('/redrives');
  const { give, busy } = useCommand();
  const may = useMay();
  const waiting = (data?.waiting ?? []).filter(({ messages }) => messages > 0);
  return (
    <Panel
      title="Failed work"
      flush
      actions={
        waiting.length > 0 &&
        may('redrive', 'create') && (
          <Button
            loading={busy}
            loadingText="Asking"
            onClick={() => give({ path: '/redrives', body: {}, done: 'It is tried again.' })}
          >
            Try everything again
          </Button>
        )
      }
    >
      {error && <Trouble error={error} retry={refetch} />}
      {!error && !waiting.length && <Nothing title="No work has failed for good" />}
      <ul className="linked">
        {waiting.map(({ queue, messages }) => (
          <li key={queue}>
            <p className="title">{counted(messages, 'message')}</p>
            <p className="where">
              <span className="id">{queue.split('/').at(-1)}</span>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Window } from './types.ts';

/** What can be done to a window that has not ended: an hour more, or its end. */
export function WindowCommands({ window: { id, title, state, version } }: { window: Window }) {
  const { give, run, busy } = useCommand();
  const may = useMay();
  const [ending, setEnding] = useState(false);
  if (state === 'ended') return null;
  const path = `/maintenance-windows/${id}`;
  return (
    <>
      {may('maintenance-window', 'extend') && (
        <Button
          disabled={busy}
          ariaLabel={`One hour more for ${title}`}
          onClick={() =>
            give({ path: `${path}/extend`, body: { minutes: 60 }, version, done: 'It ends an hour later.' })
          }
        >
          One hour more
        </Button>
      )}
      {may('maintenance-window', 'end') && (
        <Button ariaLabel={`End now: ${title}`} onClick={() => setEnding(true)}>
          End now
        </Button>
      )}
      {ending && (
        <Confirm
          title={`End ${title}?`}
          go="End it"
          busy={busy}
          onClose={() => setEnding(false)}
          onGo={() =>
            void run({
              path: `${path}/end`,
              body: {},
              done: `${title} has ended.`,
              touches: ['/alerts', '/incidents'],
            })
              .then(() => setEnding(false))
              .catch(() => undefined)
          }
        >
          Whatever still fires then opens an incident, or is paged for anew.
        </Confirm>
      )}
    </>
  );
}

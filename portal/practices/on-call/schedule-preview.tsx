import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Panel } from '../../components/panel.tsx';
import { serverNow } from '../../live/server-time.ts';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Finding, Rotation, Shift } from '../../model.ts';
import { Findings } from './findings.tsx';
import { Lane } from './lane.tsx';

type Props = { id?: string | undefined; timeZone: string; rotations: Rotation[]; ready: boolean };
type Seen = { items: Shift[]; findings: Finding[] };

const fortnight = 14 * 24 * 3_600_000;

/** What a schedule would look like in the next two weeks, before it is saved. */
export function SchedulePreview({ id, timeZone, rotations, ready }: Props) {
  const { run, busy } = useCommand<Seen>();
  const [seen, setSeen] = useState<Seen & { from: number; of: string }>();
  const name = usePeople();
  const of = JSON.stringify([timeZone, rotations]);
  const look = () => {
    const from = serverNow();
    const range = { from: new Date(from).toISOString(), to: new Date(from + fortnight).toISOString() };
    run({ path: '/schedules/preview', body: { ...(id && { id }), timeZone, rotations, ...range } }).then(
      (answer) => setSeen({ ...answer, from, of }),
      () => undefined,
    );
  };
  return (
    <Panel
      title="Preview"
      actions={
        <Button loading={busy} loadingText="Looking" disabled={!ready} onClick={look}>
          Look at two weeks
        </Button>
      }
    >
      {seen ? (
        <>
          {seen.of !== of && <p className="soft">You have changed something since: look again.</p>}
          <Lane
            shifts={seen.items}
            from={seen.from}
            to={seen.from + fortnight}
            name={name}
            label="the draft"
          />
          <Findings findings={seen.findings} />
        </>
      ) : (
        <p className="soft">Nothing is saved by looking.</p>
      )}
    </Panel>
  );
}

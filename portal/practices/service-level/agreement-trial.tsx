import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { LevelClock } from './clock.tsx';
import type { Reading } from './types.ts';

type Tried = { items: { clock: Reading }[]; without: string[] };
type Props = { draft?: object; ready?: boolean };

/** What the clocks of a record would say, by what is agreed or by a draft of it; nothing is saved. */
export function AgreementTrial({ draft, ready = true }: Props) {
  const [about, setAbout] = useState('');
  const [found, setFound] = useState<Tried>();
  const { run, busy, refusal } = useCommand<Tried>();
  const tryIt = () =>
    run({ path: '/agreements/trial', body: { about, ...(draft && { agreement: draft }) }, touches: [] }).then(
      setFound,
      () => setFound(undefined),
    );
  return (
    <Panel title="Try it" className="levels">
      <TextField
        label="On a record"
        description="What the clocks of an incident, a request or a change would say. Nothing is saved."
        placeholder="INC-1001"
        value={about}
        onChange={setAbout}
        error={refusal?.fields.about}
      />
      <p className="line">
        <Button formAction="none" disabled={!about || !ready} loading={busy} onClick={() => void tryIt()}>
          Try
        </Button>
      </p>
      <div aria-live="polite">
        {found?.items.map(({ clock }) => (
          <LevelClock key={clock.agreement} clock={clock} />
        ))}
        {found && !found.items.length && <p>Nothing that is agreed applies to it.</p>}
        {found && found.without.length > 0 && (
          <p className="soft">Without a clock: {found.without.join(', ')}</p>
        )}
      </div>
    </Panel>
  );
}

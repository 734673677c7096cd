import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { serverNow } from '../../live/server-time.ts';
import { useCommand } from '../../live/use-command.ts';

const hour = 3_600_000;
const moment = (ms: number) => new Date(serverNow() + ms).toISOString();

/** Sends everything of a time once more, for a receiver that lost it. */
export function ReplayDialog({ subscription, onClose }: { subscription: string; onClose: () => void }) {
  const [from, setFrom] = useState(() => moment(-hour));
  const [to, setTo] = useState(() => moment(0));
  const { run, busy, refusal } = useCommand();
  const path = `/webhook-subscriptions/${subscription}/replay`;
  const replay = () =>
    void run({ path, body: { from, to }, done: 'It is sent again.', touches: ['/webhook-deliveries'] }).then(
      onClose,
      () => undefined,
    );
  const valid = from !== '' && from < to;
  return (
    <Ask
      title="Send again what was sent in a time"
      go="Send again"
      onGo={replay}
      onClose={onClose}
      busy={busy}
      ready={valid}
    >
      <p>Each delivery keeps its id, by which the receiver knows what it has.</p>
      <DateTime label="From" value={from} onChange={setFrom} error={refusal?.fields.from} />
      <DateTime
        label="Until"
        value={to}
        onChange={setTo}
        error={refusal?.fields.to ?? (valid ? undefined : 'must be after it begins')}
      />
    </Ask>
  );
}

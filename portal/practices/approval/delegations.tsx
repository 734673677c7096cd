import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { ColleaguePick } from '../../components/colleague-pick.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { Panel } from '../../components/panel.tsx';
import { useDesk } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Base } from '../../model.ts';

type Delegation = Base & { person: string; to: string; from: string; until: string };

const path = '/delegations?limit=100';

function Delegate({ onClose }: { onClose: () => void }) {
  const [to, setTo] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const { run, busy, refusal } = useCommand();
  const hand = () =>
    void run({ path: '/delegations', body: { to, from, until }, done: 'Your votes are handed over.' }).then(
      onClose,
      () => undefined,
    );
  return (
    <Ask
      title="Hand my votes over"
      go="Hand over"
      onGo={hand}
      onClose={onClose}
      busy={busy}
      ready={Boolean(to && from && until)}
    >
      <ColleaguePick
        label="Who votes in your place?"
        none="Nobody"
        value={to}
        onChange={setTo}
        error={refusal?.fields.to}
      />
      <DateTime label="From" value={from} onChange={setFrom} error={refusal?.fields.from} />
      <DateTime label="Until" value={until} onChange={setUntil} error={refusal?.fields.until} />
    </Ask>
  );
}

/** Who votes in my place, and in whose place I vote. */
export function Delegations() {
  const [asking, setAsking] = useState(false);
  const { me } = useDesk();
  const { items } = useItems<Delegation>(path, { pace: 'slow' });
  const person = usePeople();
  const { give, busy } = useCommand();
  return (
    <Panel
      title="While you are away"
      actions={<Button onClick={() => setAsking(true)}>Hand my votes over</Button>}
    >
      {items.length ? (
        <ul className="overrides" aria-label="Votes that are handed over">
          {items.map(({ id, person: whose, to, from, until }) => (
            <li key={id}>
              <strong>
                {whose === me.id ? `${person(to)} votes for you` : `You vote for ${person(whose)}`}
              </strong>
              <span className="soft">
                <When at={from} /> to <When at={until} />
              </span>
              {whose === me.id && (
                <Button
                  variant="inline-link"
                  disabled={busy}
                  ariaLabel={`Take the votes back from ${person(to)}`}
                  onClick={() =>
                    give({ path: `/delegations/${id}/cancel`, body: {}, done: 'The votes are yours again.' })
                  }
                >
                  Take back
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">Nobody votes in your place. Hand your votes over before you are away.</p>
      )}
      {asking && <Delegate onClose={() => setAsking(false)} />}
    </Panel>
  );
}

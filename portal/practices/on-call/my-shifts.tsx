import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Nothing, Trouble } from '../../components/quiet.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { serverNow } from '../../live/server-time.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import type { Feed, OwnShift } from '../../model.ts';
import { SwapDialog } from './swap-dialog.tsx';

const hour = 3_600_000;

/** When I am on call in the next weeks, and the address by which my calendar follows it. */
export function MyShifts() {
  const from = Math.floor(serverNow() / hour) * hour;
  const range = `from=${encodeURIComponent(new Date(from).toISOString())}&to=${encodeURIComponent(new Date(from + 28 * 24 * hour).toISOString())}`;
  const { items, error, isPending, refetch } = useItems<OwnShift>(`/schedules/shifts?${range}`, {
    pace: 'slow',
  });
  const [swapping, setSwapping] = useState<OwnShift>();
  return (
    <>
      <Panel title="My shifts" count={items.length} flush>
        {error && <Trouble error={error} retry={refetch} />}
        {!isPending && !error && !items.length && (
          <Nothing title="You are not on call in the next four weeks" />
        )}
        <ul className="linked">
          {items.map((shift) => (
            <li key={`${shift.schedule}${shift.from}`} className="own-shift">
              <span className="own-words">
                <strong>{shift.title}</strong>
                <span className="soft">
                  <When at={shift.from} /> to <When at={shift.to} />
                  {shift.override && ' · cover'}
                </span>
              </span>
              {Date.parse(shift.from) > serverNow() && (
                <Button
                  variant="inline-link"
                  ariaLabel={`Swap the shift of ${shift.title} on ${shift.from.slice(0, 10)}`}
                  onClick={() => setSwapping(shift)}
                >
                  Swap…
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      <Calendars />
      {swapping && <SwapDialog mine={swapping} onClose={() => setSwapping(undefined)} />}
    </>
  );
}

/** Addresses of calendars; whoever knows one may read it. */
function Calendars() {
  const { me, config } = useDesk();
  const may = useMay();
  const { items } = useItems<Feed>('/feeds', { pace: 'rare' });
  const { give, busy } = useCommand();
  const origin = new URL(config.apiUrl, window.location.href).href.replace(/\/v1\/?$/, '');
  const keeps = may('schedule', 'change');
  return (
    <Panel title="Calendars" flush>
      <p className="calendar-words">
        Put an address into your calendar to see shifts and changes there. Whoever knows it can read it,
        without signing in; revoke it when it got into the wrong hands.
      </p>
      <ul className="linked">
        {items.map(({ id, title, path }) => {
          const own = id === `person-${me.id}`;
          const words = own ? 'My shifts' : id.startsWith('team-') ? `Changes of ${title}` : title;
          return (
            <li key={id} className="own-shift">
              <span className="own-words">
                <strong>{words}</strong>
                <CopyToClipboard
                  variant="icon"
                  copyButtonAriaLabel={`Copy the address of ${words}`}
                  copySuccessText="Copied"
                  copyErrorText="Not copied"
                  textToCopy={`${origin}${path}.ics`}
                />
              </span>
              {(own || keeps) && (
                <Button
                  variant="inline-link"
                  disabled={busy}
                  ariaLabel={`Revoke the address of ${words}`}
                  onClick={() =>
                    give({ path: `/feeds/${id}/revoke`, body: {}, done: 'The old address is worthless now.' })
                  }
                >
                  Revoke
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

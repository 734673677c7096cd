import Button from '@cloudscape-design/components/button';
import { When } from '../../components/age.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Schedule } from '../../model.ts';

/** Offers to change shifts that nobody has answered yet. */
export function Swaps({ schedule: { id, swaps = [] } }: { schedule: Schedule }) {
  const { me } = useDesk();
  const may = useMay();
  const person = usePeople();
  const { give, busy } = useCommand();
  if (!swaps.length) return null;
  const keeps = may('schedule', 'change');
  return (
    <ul className="overrides" aria-label="Offers to swap">
      {swaps.map((swap) => (
        <li key={swap.id}>
          <strong>{person(swap.by)}</strong>
          <span className="soft">
            gives <When at={swap.mine.from} /> to <When at={swap.mine.to} /> for {person(swap.with)}’s{' '}
            <When at={swap.theirs.from} /> to <When at={swap.theirs.to} />
          </span>
          {(swap.with === me.id || keeps) && (
            <Button
              variant="inline-link"
              disabled={busy}
              ariaLabel={`Accept the swap with ${person(swap.by)}`}
              onClick={() =>
                give({
                  path: `/schedules/${id}/accept-swap`,
                  body: { swap: swap.id },
                  done: 'The shifts are swapped.',
                })
              }
            >
              Accept
            </Button>
          )}
          {(swap.with === me.id || swap.by === me.id || keeps) && (
            <Button
              variant="inline-link"
              disabled={busy}
              ariaLabel={`${swap.by === me.id ? 'Withdraw' : 'Decline'} the swap of ${person(swap.by)}`}
              onClick={() =>
                give({
                  path: `/schedules/${id}/remove-swap`,
                  body: { swap: swap.id },
                  done: 'The offer is off.',
                })
              }
            >
              {swap.by === me.id ? 'Withdraw' : 'Decline'}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

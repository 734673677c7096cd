import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { useDesk } from '../../desk.ts';
import { serverNow } from '../../live/server-time.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import type { OwnShift, Schedule, Shift } from '../../model.ts';
import { moment } from '../../time.ts';

const days = 60 * 24 * 3_600_000;

/** Offers somebody of the same schedule one of my shifts for one of theirs. */
export function SwapDialog({ mine, onClose }: { mine: OwnShift; onClose: () => void }) {
  const { me } = useDesk();
  const person = usePeople();
  const [now] = useState(serverNow);
  const [chosen, setChosen] = useState('');
  const { run, busy, refusal } = useCommand<Schedule>();
  const range = `from=${encodeURIComponent(new Date(now).toISOString())}&to=${encodeURIComponent(new Date(now + days).toISOString())}`;
  const { items } = useItems<Shift>(`/schedules/${mine.schedule}/shifts?${range}`, { pace: 'rare' });
  const theirs = items.filter((shift) => shift.person !== me.id && Date.parse(shift.from) > now);
  const options = theirs.map((shift, index) => ({
    value: String(index),
    label: `${person(shift.person)}: ${moment(shift.from, now)} to ${moment(shift.to, now)}`,
  }));
  const offer = () => {
    const shift = theirs[Number(chosen)];
    if (!shift) return;
    const { from, to } = mine;
    const body = { with: shift.person, mine: { from, to }, theirs: { from: shift.from, to: shift.to } };
    run({ path: `/schedules/${mine.schedule}/swaps`, body, done: 'The offer is made.' }).then(
      onClose,
      () => undefined,
    );
  };
  return (
    <Ask title="Swap a shift" go="Offer" onGo={offer} onClose={onClose} busy={busy} ready={chosen !== ''}>
      <p>
        You give {moment(mine.from, now)} to {moment(mine.to, now)} of {mine.title}. Nothing changes until
        they accept.
      </p>
      <Pick
        label="For which shift?"
        options={options}
        value={chosen}
        onChange={setChosen}
        error={refusal?.message}
        find
      />
    </Ask>
  );
}

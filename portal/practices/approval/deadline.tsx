import { lapsesOf } from '../../../functions/record/approval-deadlines.ts';
import { Until, When } from '../../components/age.tsx';
import { useNow } from '../../live/use-now.ts';
import type { Approval } from './types.ts';

const ahead = {
  remind: 'They are reminded in ',
  escalate: 'Others are asked as well in ',
  expire: 'The round ends in ',
};

/** Until when a round waits for the step whose turn it is, and what happens before. */
export function Deadline({ approval: { steps, step } }: { approval: Approval }) {
  const now = useNow();
  const { deadlines, enteredAt } = steps[step] ?? {};
  if (!deadlines || !enteredAt) return null;
  const lapses = lapsesOf(deadlines).map(({ act, minutes }) => ({
    act,
    at: Date.parse(enteredAt) + minutes * 60_000,
  }));
  const next = lapses.find(({ at }) => at > now);
  const end = lapses.at(-1);
  return (
    <p className="soft deadline">
      {next && (
        <>
          {ahead[next.act]}
          <strong>
            <Until at={next.at} />
          </strong>
          .{' '}
        </>
      )}
      {end && (
        <>
          Without a decision it ends at <When at={new Date(end.at).toISOString()} />.
        </>
      )}
    </p>
  );
}

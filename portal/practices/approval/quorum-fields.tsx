import type { Quorum } from '../../../functions/record/approval-policy.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';

const ways = [
  { value: 'any', label: 'Any one of them approves' },
  { value: 'all', label: 'All of them approve' },
  { value: 'first', label: 'Whoever answers first decides' },
  { value: 'count', label: 'So many of them approve' },
  { value: 'percent', label: 'So large a part of them approves' },
];
const begun: Record<string, Quorum> = { count: { count: 2 }, percent: { percent: 50 } };

type Props = { quorum: Quorum; onChange: (quorum: Quorum) => void; error?: string | undefined };

/** How many of those who are asked have to agree. */
export function QuorumFields({ quorum, onChange, error }: Props) {
  const way = typeof quorum === 'string' ? quorum : 'count' in quorum ? 'count' : 'percent';
  return (
    <>
      <Pick
        label="It has passed when"
        options={ways}
        value={way}
        onChange={(next) => onChange(begun[next] ?? (next as Quorum))}
        error={way === quorum ? error : undefined}
      />
      {typeof quorum === 'object' &&
        ('count' in quorum ? (
          <NumberField
            label="How many"
            unit="people"
            value={quorum.count}
            onChange={(count = 0) => onChange({ count })}
            error={error}
          />
        ) : (
          <NumberField
            label="How large a part"
            unit="%"
            value={quorum.percent}
            onChange={(percent = 0) => onChange({ percent })}
            error={error}
          />
        ))}
    </>
  );
}

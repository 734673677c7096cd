import type { Recurrence } from '../../../functions/approval/cab.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { weekdayOptions } from '../on-call/hours-fields.tsx';

const periods = [
  { value: 'week', label: 'Weeks' },
  { value: 'month', label: 'Months' },
];
const weeks = ['First', 'Second', 'Third', 'Fourth']
  .map((label, index) => ({ value: String(index + 1), label: `${label} of the month` }))
  .concat({ value: 'last', label: 'Last of the month' });

type Props = {
  recurrence: Recurrence;
  onChange: (recurrence: Recurrence) => void;
  wrong: (field: string) => string | undefined;
};

/** On which days a board meets: every so many weeks, or on a weekday of each month. */
export function RecurrenceFields({ recurrence, onChange, wrong }: Props) {
  const { weekday } = recurrence;
  const change = (every: string) =>
    onChange(every === 'week' ? { every: 'week', weekday, count: 1 } : { every: 'month', weekday, week: 1 });
  return (
    <div className="row-of-fields">
      <Pick label="Repeats by" options={periods} value={recurrence.every} onChange={change} />
      <Pick
        label="Weekday"
        options={weekdayOptions}
        value={String(weekday)}
        onChange={(value) => onChange({ ...recurrence, weekday: Number(value) })}
        error={wrong('weekday')}
      />
      {recurrence.every === 'month' ? (
        <Pick
          label="Which one"
          options={weeks}
          value={String(recurrence.week)}
          onChange={(value) =>
            onChange({ ...recurrence, week: value === 'last' ? value : (Number(value) as 1 | 2 | 3 | 4) })
          }
        />
      ) : (
        <NumberField
          label="Every"
          unit={recurrence.count === 1 ? 'week' : 'weeks'}
          value={recurrence.count}
          onChange={(count = 0) => onChange({ ...recurrence, count })}
          error={wrong('count')}
        />
      )}
      {recurrence.every === 'week' && recurrence.count > 1 && (
        <TextField
          label="Counted from the week of"
          placeholder="2026-11-23"
          value={recurrence.from ?? ''}
          onChange={(from) => {
            const { from: _, ...rest } = recurrence;
            onChange({ ...rest, ...(from && { from }) });
          }}
          error={wrong('from')}
        />
      )}
    </div>
  );
}

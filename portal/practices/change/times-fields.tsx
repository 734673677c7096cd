import Button from '@cloudscape-design/components/button';
import { Many } from '../../components/many.tsx';
import { Pick } from '../../components/pick.tsx';
import type { Times } from './schedule-types.ts';

const kinds = [
  { value: 'once', label: 'Once' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
  { value: 'year', label: 'Every year' },
];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (label, index) => ({ value: String(index + 1), label }),
);
const nths = [
  { value: '1', label: 'First' },
  { value: '2', label: 'Second' },
  { value: '3', label: 'Third' },
  { value: '4', label: 'Fourth' },
  { value: '-1', label: 'Last' },
];
const fresh: Readonly<Record<string, Times>> = {
  once: { every: 'once', from: '', to: '' },
  week: { every: 'week', days: [6], from: '22:00', to: '02:00' },
  month: { every: 'month', nth: 2, weekday: 2, from: '22:00', to: '02:00' },
  year: { every: 'year', from: '12-18T12:00', to: '01-04T08:00' },
};
const shapes = { once: 'datetime-local', week: 'time', month: 'time', year: 'text' } as const;

type Props = { label: string; times: Times; onChange: (times: Times) => void; onRemove?: () => void };

/** When a calendar applies: once, or again and again. */
export function TimesFields({ label, times, onChange, onRemove }: Props) {
  const type = shapes[times.every];
  const bound = (side: 'from' | 'to', words: string) => (
    <label className="clock-field">
      <span>{words}</span>
      <input
        className="moment"
        type={type}
        placeholder={times.every === 'year' ? '12-18T12:00' : undefined}
        value={times[side]}
        onChange={({ target }) => onChange({ ...times, [side]: target.value })}
      />
    </label>
  );
  return (
    <fieldset className="times">
      <legend>{label}</legend>
      <div className="row-of-fields">
        <Pick
          label="How often"
          value={times.every}
          options={kinds}
          onChange={(value) => onChange(fresh[value] as Times)}
        />
        {times.every === 'week' && (
          <Many
            label="On (every day when none is chosen)"
            values={(times.days ?? []).map(String)}
            options={weekdays}
            onChange={(values) => {
              const { days: _, ...rest } = times;
              onChange(values.length ? { ...rest, days: values.map(Number).sort() } : rest);
            }}
          />
        )}
        {times.every === 'month' && (
          <>
            <Pick
              label="Which"
              value={String(times.nth)}
              options={nths}
              onChange={(value) => onChange({ ...times, nth: Number(value) as 1 })}
            />
            <Pick
              label="Weekday"
              value={String(times.weekday)}
              options={weekdays}
              onChange={(value) => onChange({ ...times, weekday: Number(value) })}
            />
          </>
        )}
        {bound('from', 'From')}
        {bound('to', 'To')}
      </div>
      {onRemove && (
        <Button formAction="none" variant="inline-link" ariaLabel={`Remove ${label}`} onClick={onRemove}>
          Remove
        </Button>
      )}
    </fieldset>
  );
}

import Button from '@cloudscape-design/components/button';
import { Many } from '../../components/many.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { Hours } from '../../model.ts';

export const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const weekdayOptions = weekdays.slice(1).map((label, index) => ({ value: String(index + 1), label }));

type Props = { label: string; hours: readonly Hours[]; onChange: (hours: Hours[]) => void };

/** Hours of a week, one row each. Without days it is every day; an end before the begin is on the next day. */
export function HoursFields({ label, hours, onChange }: Props) {
  const put = (index: number, part: Partial<Hours>) =>
    onChange(hours.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="hours">
      <legend>{label}</legend>
      {hours.map(({ days, from, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
        <div className="hours-row" key={index}>
          <Many
            label="Days"
            placeholder="Every day"
            options={weekdayOptions}
            values={(days ?? []).map(String)}
            onChange={(chosen) => {
              const { days: _, ...rest } = hours[index] as Hours;
              const next = { ...rest, ...(chosen.length && { days: chosen.map(Number).sort() }) };
              onChange(hours.map((one, place) => (place === index ? next : one)));
            }}
          />
          <TextField
            label="From"
            value={from}
            placeholder="08:00"
            onChange={(value) => put(index, { from: value })}
          />
          <TextField
            label="To"
            value={to}
            placeholder="18:00"
            onChange={(value) => put(index, { to: value })}
          />
          <Button
            formAction="none"
            variant="icon"
            iconName="close"
            ariaLabel={`Remove hours ${index + 1}`}
            onClick={() => onChange(hours.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <Button
        formAction="none"
        iconName="add-plus"
        onClick={() => onChange([...hours, { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }])}
      >
        Add hours
      </Button>
    </fieldset>
  );
}

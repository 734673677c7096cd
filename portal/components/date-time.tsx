import FormField from '@cloudscape-design/components/form-field';
import { useId } from 'react';
import { localInput } from '../time.ts';

type Props = {
  label: string;
  /** A moment in ISO 8601, or '' for none yet. */
  value: string;
  /** Gets the moment in UTC, or '' while it is not complete. */
  onChange: (value: string) => void;
  description?: string;
  error?: string | undefined;
};

/** The zone that the reader's clock is in, as people write it. */
export const zoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment in the reader's own time; the zone stands beside it, because a desk has people in many. */
export function DateTime({ label, value, onChange, description, error }: Props) {
  const id = useId();
  return (
    <FormField label={label} description={description} errorText={error} controlId={id}>
      <span className="date-time">
        <input
          id={id}
          className="moment"
          type="datetime-local"
          value={value && localInput(Date.parse(value))}
          onChange={({ target }) => onChange(target.value && new Date(target.value).toISOString())}
        />
        <span className="soft">{zoneHere}</span>
      </span>
    </FormField>
  );
}

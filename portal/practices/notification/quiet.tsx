import Button from '@cloudscape-design/components/button';
import type { NotificationSettings } from '../../../functions/notification/settings.ts';
import { Many } from '../../components/many.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';

type Quiet = NonNullable<NotificationSettings['quietHours']>;
type Props = {
  value: Quiet | undefined;
  onChange: (value: Quiet | undefined) => void;
  error?: string | undefined;
};

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const days = names.map((label, at) => ({ value: String(at + 1), label }));
const night = { days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00' };

/** The hours in which only pages of high urgency come. */
export function QuietHours({ value, onChange, error }: Props) {
  const segments = value?.segments ?? [];
  const put = (at: number, segment?: Quiet['segments'][number]) => {
    const next = segments.toSpliced(at, 1, ...(segment ? [segment] : []));
    onChange(next.length ? { ...value, segments: next } : undefined);
  };
  return (
    <Section
      title="Quiet hours"
      about="What is not urgent waits until they end. Pages of high urgency come all the same."
    >
      {segments.map((segment, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: hours have no name but their place
        <fieldset key={at} className="hours">
          <legend className="unseen">Quiet hours {at + 1}</legend>
          <div className="hours-row">
            <Many
              label="On"
              values={segment.days.map(String)}
              options={days}
              onChange={(chosen) => put(at, { ...segment, days: chosen.map(Number) })}
              error={error}
            />
            <TextField label="From" value={segment.from} onChange={(from) => put(at, { ...segment, from })} />
            <TextField label="Until" value={segment.to} onChange={(to) => put(at, { ...segment, to })} />
            <Button
              variant="icon"
              iconName="close"
              formAction="none"
              ariaLabel={`Remove quiet hours ${at + 1}`}
              onClick={() => put(at)}
            />
          </div>
        </fieldset>
      ))}
      <Button
        variant="inline-link"
        iconName="add-plus"
        formAction="none"
        onClick={() => onChange({ ...value, segments: [...segments, night] })}
      >
        Add quiet hours
      </Button>
    </Section>
  );
}

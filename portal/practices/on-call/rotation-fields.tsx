import Button from '@cloudscape-design/components/button';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { PeoplePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { Rotation } from '../../model.ts';
import { HoursFields, weekdayOptions } from './hours-fields.tsx';

const periods = [
  { value: 'hour', label: 'Hours' },
  { value: 'day', label: 'Days' },
  { value: 'week', label: 'Weeks' },
  { value: 'month', label: 'Months' },
];

type Props = {
  rotation: Rotation;
  number: number;
  onChange: (rotation: Rotation) => void;
  onRemove: () => void;
  wrong: (field: string) => string | undefined;
};

/** Without what does not go with the new period, or was emptied. */
function tidy({ handOff, until, timeZone, restrictions, layer, ...rest }: Rotation): Rotation {
  const { time, weekday, day } = handOff;
  return {
    ...rest,
    handOff: {
      time,
      ...(rest.every === 'week' && weekday && { weekday }),
      ...(rest.every === 'month' && day && { day }),
    },
    ...(until && { until }),
    ...(timeZone && { timeZone }),
    ...(restrictions?.length && { restrictions }),
    ...(layer && layer > 1 && { layer }),
  };
}

/** Who takes turns, how long, when they hand over, and in which hours. */
export function RotationFields({ rotation, number, onChange, onRemove, wrong }: Props) {
  const set = (part: Partial<Rotation>) => onChange(tidy({ ...rotation, ...part }));
  const { people, every, count, handOff, from, until, layer, timeZone, restrictions } = rotation;
  const at = (field: string) => wrong(`rotations/${number - 1}/${field}`);
  return (
    <Section
      title={`Rotation ${number}`}
      about="Rotations of one layer are on call together; a higher layer takes over while it has somebody."
      actions={
        <Button
          formAction="none"
          iconName="remove"
          ariaLabel={`Remove rotation ${number}`}
          onClick={onRemove}
        >
          Remove
        </Button>
      }
    >
      <PeoplePick
        label="People, in their order"
        values={people}
        onChange={(values) => set({ people: values })}
        error={at('people')}
        workers
      />
      <div className="row-of-fields">
        <NumberField
          label="A turn lasts"
          value={count}
          onChange={(value) => set({ count: value ?? 1 })}
          error={at('count')}
        />
        <Pick
          label="Unit"
          options={periods}
          value={every}
          onChange={(value) => set({ every: value as Rotation['every'] })}
        />
        <TextField
          label="Hands over at"
          placeholder="09:00"
          value={handOff.time}
          onChange={(time) => set({ handOff: { ...handOff, time } })}
          error={at('handOff/time')}
        />
        {every === 'week' && (
          <Pick
            label="On"
            options={weekdayOptions}
            value={String(handOff.weekday ?? '')}
            onChange={(value) => set({ handOff: { ...handOff, weekday: Number(value) } })}
          />
        )}
        {every === 'month' && (
          <NumberField
            label="On day"
            value={handOff.day}
            onChange={(day) => set({ handOff: { time: handOff.time, ...(day !== undefined && { day }) } })}
          />
        )}
      </div>
      <div className="row-of-fields">
        <TextField
          label="Begins"
          placeholder="2026-11-23"
          value={from}
          onChange={(value) => set({ from: value })}
          error={at('from')}
        />
        <TextField
          label="Ends for good (optional)"
          placeholder="2026-11-23"
          value={until ?? ''}
          onChange={(value) => set({ until: value })}
          error={at('until')}
        />
        <NumberField
          label="Layer"
          value={layer ?? 1}
          onChange={(value) => set({ layer: value ?? 1 })}
          error={at('layer')}
        />
        <TextField
          label="Its own time zone (optional)"
          placeholder="America/New_York"
          value={timeZone ?? ''}
          onChange={(value) => set({ timeZone: value })}
          error={at('timeZone')}
        />
      </div>
      <HoursFields
        label="Only in these hours (optional)"
        hours={restrictions ?? []}
        onChange={(hours) => set({ restrictions: hours })}
      />
    </Section>
  );
}

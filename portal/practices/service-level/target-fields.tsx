import Button from '@cloudscape-design/components/button';
import type { Condition } from '../../../functions/record/condition.ts';
import type { LevelTarget } from '../../../functions/service-level/target.ts';
import type { Field } from '../../components/condition-draft.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Section } from '../../components/section.tsx';

export type Promised = { when?: Condition | undefined; within: LevelTarget };

const units = [
  { value: 'minutes', label: 'minutes' },
  { value: 'hours', label: 'hours' },
  { value: 'working-days', label: 'working days' },
];

type Props = {
  target: Promised;
  number: number;
  fields: readonly Field[];
  onChange: (next: Promised) => void;
  onRemove?: (() => void) | undefined;
  wrong: (field: string) => string | undefined;
};

/** How long it may take, and of which records. */
export function TargetFields({ target, number, fields, onChange, onRemove, wrong }: Props) {
  const { when, within } = target;
  const put = (part: Partial<LevelTarget>) => onChange({ ...target, within: { ...within, ...part } });
  return (
    <Section
      title={`Target ${number}`}
      actions={
        onRemove && (
          <Button
            formAction="none"
            variant="icon"
            iconName="close"
            ariaLabel={`Remove target ${number}`}
            onClick={onRemove}
          />
        )
      }
    >
      <NumberField
        label="Within"
        value={within.amount || undefined}
        onChange={(amount) => put({ amount: amount ?? 0 })}
        error={wrong('within/amount')}
      />
      <Pick
        label="Counted in"
        value={within.unit}
        options={units}
        onChange={(unit) =>
          onChange({ ...target, within: { amount: within.amount, unit: unit as LevelTarget['unit'] } })
        }
        error={wrong('within/unit')}
      />
      {within.unit === 'working-days' && (
        <Flag
          label="Until the end of work on the last day"
          checked={within.endOfDay ?? false}
          onChange={(on) => put({ endOfDay: on || undefined })}
        />
      )}
      <ConditionEditor
        label="Of what meets this"
        value={when}
        onChange={(next) => onChange({ within, ...(next && { when: next }) })}
        fields={fields}
        error={wrong('when')}
      />
    </Section>
  );
}

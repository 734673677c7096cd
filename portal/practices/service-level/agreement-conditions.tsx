import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { cancelWhen } from '../../../functions/service-level/agreement.ts';
import type { Field } from '../../components/condition-draft.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Flag } from '../../components/flag.tsx';
import { Pick } from '../../components/pick.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { Agreement } from './types.ts';

type Said = Pick<Agreement, 'cancelWhen' | 'conditions' | 'quietWhenLate' | 'retroactive' | 'zone'> & {
  description: string;
  party: string;
};
type Name = keyof Agreement['conditions'];

const others: Readonly<Partial<Record<Name, string>>> = {
  pause: 'It stands still while this holds',
  resume: 'It goes on when this holds',
  stop: 'It ends when this holds',
  reset: 'It begins anew when this holds',
  cancel: 'It is dropped when this holds',
};
const drops: Readonly<Record<(typeof cancelWhen)[number], string>> = {
  'start-unmet': 'when it would not begin any more',
  condition: 'only by its own condition',
  never: 'never',
};
const happens: readonly Field[] = [
  { name: 'state', label: 'State' },
  { name: 'hold.reason', label: 'What it waits for', values: ['requester', 'vendor', 'change', 'problem'] },
  { name: 'event.type', label: 'What happens' },
  { name: 'event.by', label: 'Who does it', values: ['requester', 'staff', 'system'] },
];

type Props = {
  said: Said;
  /** Pauses are said by reasons alone, above. */
  simplePause: boolean;
  fields: readonly Field[];
  onChange: (change: Partial<Said>) => void;
  wrong: (field: string) => string | undefined;
};

/** What need not be said of an agreement: with whom it is, and the conditions that are as usual where they are empty. */
export function AgreementConditions({ said, simplePause, fields, onChange, wrong }: Props) {
  const { conditions } = said;
  const all = [...fields.filter(({ name }) => !happens.some((one) => one.name === name)), ...happens];
  const shown = (Object.entries(others) as [Name, string][]).filter(
    ([name]) => !(name === 'pause' && simplePause),
  );
  return (
    <ExpandableSection headerText="Details and conditions" variant="footer">
      <Section title="Details">
        <TextField
          label="Description (optional)"
          value={said.description}
          onChange={(description) => onChange({ description })}
          error={wrong('description')}
        />
        <TextField
          label="With whom (optional)"
          value={said.party}
          onChange={(party) => onChange({ party })}
          error={wrong('party')}
        />
        <Pick
          label="Its hours are read by the clock of"
          value={said.zone}
          options={[
            { value: 'calendar', label: 'its calendar' },
            { value: 'requester', label: 'whoever asked' },
          ]}
          onChange={(zone) => onChange({ zone: zone as Said['zone'] })}
        />
        <Pick
          label="It is dropped"
          value={said.cancelWhen}
          options={cancelWhen.map((value) => ({ value, label: drops[value] }))}
          onChange={(next) => onChange({ cancelWhen: next as Said['cancelWhen'] })}
        />
        <Flag
          label="It counts from when a record was opened, whenever it begins to apply"
          checked={said.retroactive}
          onChange={(retroactive) => onChange({ retroactive })}
        />
        <Flag
          label="Nobody hears of what had passed before it began to apply"
          checked={said.quietWhenLate}
          onChange={(quietWhenLate) => onChange({ quietWhenLate })}
        />
      </Section>
      <Section title="Conditions" about="What is usual for a kind of record holds where nothing is said.">
        {shown.map(([name, label]) => (
          <ConditionEditor
            key={name}
            label={label}
            value={conditions[name]}
            onChange={(next) => onChange({ conditions: { ...conditions, [name]: next } })}
            fields={all}
            unsaid="As usual"
            error={wrong(`conditions/${name}`)}
          />
        ))}
      </Section>
    </ExpandableSection>
  );
}

import Button from '@cloudscape-design/components/button';
import type { LevelEscalation, Point } from '../../../functions/service-level/escalation.ts';
import { Flag } from '../../components/flag.tsx';
import { Many } from '../../components/many.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Section } from '../../components/section.tsx';

const points = [
  { value: 'percent', label: 'percent of the time' },
  { value: 'minutesBefore', label: 'minutes before it is due' },
  { value: 'minutesAfter', label: 'minutes after it is due' },
];
const listeners = [
  { value: 'assignee', label: 'Whoever has it' },
  { value: 'team', label: 'The team' },
  { value: 'managers', label: 'The managers' },
  { value: 'requester', label: 'Whoever asked' },
];

type Props = {
  escalation: LevelEscalation;
  number: number;
  teams: readonly { value: string; label: string }[];
  onChange: (next: LevelEscalation) => void;
  onRemove: () => void;
  wrong: (field: string) => string | undefined;
};

const pointOf = (kind: string, count: number): Point => ({ [kind]: count }) as Point;

/** What happens on the way: when, who is told, and what is done. */
export function EscalationFields({ escalation, number, teams, onChange, onRemove, wrong }: Props) {
  const { at, tell = [], raise = false, reassign = '' } = escalation;
  const [[kind, count] = ['percent', 75]] = Object.entries(at) as [string, number][];
  return (
    <Section
      title={`Step ${number}`}
      actions={
        <Button
          formAction="none"
          variant="icon"
          iconName="close"
          ariaLabel={`Remove step ${number}`}
          onClick={onRemove}
        />
      }
    >
      <NumberField
        label="At"
        value={count}
        onChange={(next) => onChange({ ...escalation, at: pointOf(kind, next ?? 0) })}
        error={wrong('at')}
      />
      <Pick
        label="Counted in"
        value={kind}
        options={points}
        onChange={(next) => onChange({ ...escalation, at: pointOf(next, count) })}
      />
      <Many
        label="Tell"
        options={listeners}
        values={tell}
        placeholder="Nobody"
        onChange={(next) => onChange({ ...escalation, tell: next as LevelEscalation['tell'] })}
        error={wrong('tell')}
      />
      <Flag
        label="Raise the priority by one"
        checked={raise}
        onChange={(on) => onChange({ ...escalation, raise: on || undefined })}
      />
      <Pick
        label="Hand it to"
        value={reassign}
        options={[{ value: '', label: 'Nobody else' }, ...teams]}
        onChange={(team) => onChange({ ...escalation, reassign: team || undefined })}
        error={wrong('reassign')}
      />
    </Section>
  );
}

import Button from '@cloudscape-design/components/button';
import type { NotificationSettings } from '../../../functions/notification/settings.ts';
import type { Contact } from '../../../functions/people/contact.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Section } from '../../components/section.tsx';
import { stepOptions } from './words.ts';

type Steps = NotificationSettings['high'];
type Props = {
  title: string;
  about: string;
  steps: Steps;
  contacts: readonly Contact[];
  onChange: (steps: Steps) => void;
  error?: string | undefined;
};

/** The steps by which a page reaches me, one after the other until somebody answers. */
export function RuleSet({ title, about, steps, contacts, onChange, error }: Props) {
  const put = (at: number, step?: Steps[number]) => onChange(steps.toSpliced(at, 1, ...(step ? [step] : [])));
  const last = steps.at(-1)?.after ?? 0;
  return (
    <Section title={title} about={about}>
      {steps.length === 0 && <p className="soft">No steps: every contact at once.</p>}
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
        <fieldset key={at} className="step-row">
          <legend className="unseen">
            {title}, step {at + 1}
          </legend>
          <Pick
            label="By"
            value={step.contact}
            options={stepOptions(contacts)}
            onChange={(contact) => put(at, { ...step, contact })}
            error={error}
          />
          <NumberField
            label="After"
            unit="minutes"
            value={step.after}
            onChange={(after) => put(at, { ...step, after: after ?? 0 })}
          />
          <Button
            variant="icon"
            iconName="close"
            formAction="none"
            ariaLabel={`Remove step ${at + 1}`}
            onClick={() => put(at)}
          />
        </fieldset>
      ))}
      <Button
        variant="inline-link"
        iconName="add-plus"
        formAction="none"
        ariaLabel={`Add a step to ${title}`}
        onClick={() => onChange([...steps, { contact: 'all', after: steps.length ? last + 2 : 0 }])}
      >
        Add a step
      </Button>
    </Section>
  );
}

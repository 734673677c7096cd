import Button from '@cloudscape-design/components/button';
import type { Deadlines, PolicyStep } from '../../../functions/record/approval-policy.ts';
import { Flag } from '../../components/flag.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { ApproverFields } from './approver-fields.tsx';
import { QuorumFields } from './quorum-fields.tsx';
import { SpanField } from './span-field.tsx';

type Props = {
  step: PolicyStep;
  number: number;
  onChange: (step: PolicyStep) => void;
  /** Without it the step cannot be taken out: a policy has one at least. */
  onRemove?: (() => void) | undefined;
  wrong: (field: string) => string | undefined;
};

/** The deadlines without those that were emptied; the last one is always there. */
function kept(all: { [Name in keyof Deadlines]?: number | undefined }): Deadlines {
  const { remind, escalate, expire = 0 } = all;
  return { ...(remind && { remind }), ...(escalate && { escalate }), expire };
}

/** One step of a policy: who is asked, how many have to agree, and by when. */
export function StepFields({ step, number, onChange, onRemove, wrong }: Props) {
  const set = (part: Partial<PolicyStep>) => onChange({ ...step, ...part });
  const { deadlines } = step;
  const until = (part: { [Name in keyof Deadlines]?: number | undefined }) =>
    set({ deadlines: kept({ ...deadlines, ...part }) });
  return (
    <Section
      title={`Step ${number}`}
      actions={
        onRemove && (
          <Button formAction="none" iconName="remove" ariaLabel={`Remove step ${number}`} onClick={onRemove}>
            Remove
          </Button>
        )
      }
    >
      <TextField
        label="Name"
        placeholder="Peers, CAB, …"
        value={step.name}
        onChange={(name) => set({ name })}
        error={wrong('name')}
      />
      <ApproverFields
        label="Who is asked"
        approvers={step.approvers}
        onChange={(approvers) => set({ approvers })}
        error={wrong('approvers')}
      />
      <div className="row-of-fields">
        <QuorumFields quorum={step.quorum} onChange={(quorum) => set({ quorum })} error={wrong('quorum')} />
      </div>
      <Flag
        label="One rejection ends it"
        description="Otherwise it is rejected once too few are left who could approve it."
        checked={step.veto}
        onChange={(veto) => set({ veto })}
      />
      <div className="row-of-fields">
        <SpanField
          label="Remind after"
          placeholder="never"
          value={deadlines.remind}
          onChange={(remind) => until({ remind })}
          error={wrong('deadlines/remind')}
        />
        <SpanField
          label="Ask others after"
          placeholder="never"
          value={deadlines.escalate}
          onChange={(escalate) => until({ escalate })}
          error={wrong('deadlines/escalate')}
        />
        <SpanField
          label="It is over after"
          value={deadlines.expire || undefined}
          onChange={(expire) => until({ expire })}
          error={wrong('deadlines/expire')}
        />
      </div>
      <ApproverFields
        label="Others, if time runs out or too few are left"
        placeholder="The managers"
        approvers={step.escalateTo}
        onChange={(escalateTo) => set({ escalateTo })}
        error={wrong('escalateTo')}
      />
    </Section>
  );
}

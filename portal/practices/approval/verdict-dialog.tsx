import Button from '@cloudscape-design/components/button';
import { type ReactNode, useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { SignInAgain } from '../../components/sign-in-again.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { Refused } from '../../problem.ts';

export type Decision = 'approve' | 'reject';

type Props = {
  about: string;
  decision: Decision;
  onGo: () => void;
  onClose: () => void;
  busy: boolean;
  ready?: boolean;
  refusal: Refused | undefined;
  /** What they come back to after another sign-in, as the end of a sentence; `keep` runs before they leave. */
  to: string;
  keep?: () => void;
  comment: {
    label: string;
    name: 'comment' | 'note';
    value: string;
    onChange: (value: string) => void;
    focus?: boolean;
  };
  children?: ReactNode;
};

/** The last question before something is approved or rejected: by one's own vote, or by those of a meeting. */
export function VerdictDialog({ about, decision, refusal, to, keep, comment, children, ...rest }: Props) {
  const word = decision === 'approve' ? 'Approve' : 'Reject';
  const { name, ...field } = comment;
  return (
    <Ask title={`${word} ${about}`} go={word} {...rest}>
      <SignInAgain refusal={refusal} to={to} {...(keep && { keep })} />
      {children}
      <TextField rows={4} error={refusal?.fields[name]} {...field} />
    </Ask>
  );
}

/** The two buttons, and the dialog of the one that was pressed. @param named says on each what it is about, where there are several */
export function Verdict({
  about,
  named = false,
  begun,
  dialog,
}: {
  about: string;
  named?: boolean;
  begun?: Decision | undefined;
  dialog: (decision: Decision, onClose: () => void) => ReactNode;
}) {
  const [decision, setDecision] = useState(begun);
  return (
    <>
      <Button
        variant={named ? 'normal' : 'primary'}
        {...(named && { ariaLabel: `Approve ${about}` })}
        onClick={() => setDecision('approve')}
      >
        Approve
      </Button>
      <Button {...(named && { ariaLabel: `Reject ${about}` })} onClick={() => setDecision('reject')}>
        Reject
      </Button>
      {decision && dialog(decision, () => setDecision(undefined))}
    </>
  );
}

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useDesk } from '../desk.ts';
import type { Refused } from '../problem.ts';

/** The reason of a refusal that only needs another sign-in: a command that shows this itself says so with `shows`. */
export const signInAgain = 'sign-in-again';

type Props = {
  refusal: Refused | undefined;
  /** What they come back to, as the end of a sentence. */
  to: string;
  /** Runs before they leave: what they have written can be kept here. */
  keep?: () => void;
};

/** Where the desk wants to be surer of who somebody is: the way to sign in again, and back to this page. */
export function SignInAgain({ refusal, to, keep }: Props) {
  const { session } = useDesk();
  if (refusal?.reason !== signInAgain) return null;
  const go = () => {
    keep?.();
    void session.signInAgain();
  };
  return (
    <Alert
      type="warning"
      header={refusal.title}
      action={
        <Button formAction="none" onClick={go}>
          Sign in again
        </Button>
      }
    >
      {refusal.message} You come back to {to}.
    </Alert>
  );
}
